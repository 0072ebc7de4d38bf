package org.stagedoor.stage.password;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.ThreePids;
import org.stagedoor.api.account.UserId;

/**
 * Third-party identifiers in memory.
 *
 * @param owners users by medium, colon and address
 */
record MemoryThreePids(Map<String, UserId> owners) implements ThreePids {
  @Override
  public Optional<UserId> owner(String medium, String address) {
    return Optional.ofNullable(owners.get(medium + ":" + address));
  }

  @Override
  public List<Bound> list(UserId user) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean add(UserId user, ThreePid identifier, Instant now) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean remove(UserId user, String medium, String address) {
    throw new UnsupportedOperationException();
  }
}
