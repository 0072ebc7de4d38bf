package org.stagedoor.account.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.ThreePids;
import org.stagedoor.api.account.UserId;

/** Third-party identifiers in memory. */
public final class FakeThreePids implements ThreePids {
  private final List<Row> rows = new ArrayList<>();

  private record Row(UserId user, Bound bound) {
    boolean is(String medium, String address) {
      ThreePid id = bound.identifier();
      return id.medium().equals(medium) && id.address().equals(address);
    }
  }

  @Override
  public Optional<UserId> owner(String medium, String address) {
    return rows.stream().filter(row -> row.is(medium, address)).map(Row::user).findFirst();
  }

  @Override
  public List<Bound> list(UserId user) {
    return rows.stream().filter(row -> row.user().equals(user)).map(Row::bound).toList();
  }

  @Override
  public boolean add(UserId user, ThreePid identifier, Instant now) {
    Optional<UserId> owner = owner(identifier.medium(), identifier.address());
    if (owner.isEmpty()) {
      rows.add(new Row(user, new Bound(identifier, now)));
    }
    return owner.isEmpty() || owner.get().equals(user);
  }

  @Override
  public boolean remove(UserId user, String medium, String address) {
    return rows.removeIf(row -> row.user().equals(user) && row.is(medium, address));
  }
}
