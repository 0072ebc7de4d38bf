package org.stagedoor.api.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The port to third-party identifiers bound to accounts. Its general contract is that of {@link
 * Accounts}.
 */
@ProviderType
public interface ThreePids {
  /** Whose identifier it is. */
  Optional<UserId> owner(String medium, String address);

  /** The identifiers of a user, the oldest first. */
  List<Bound> list(UserId user);

  /** Binds an identifier to a user; false if it is another's. One's own is kept as it was. */
  boolean add(UserId user, ThreePid identifier, Instant now);

  /** Removes an identifier; false if the user has none such. */
  boolean remove(UserId user, String medium, String address);

  /**
   * An identifier bound to an account.
   *
   * @param identifier which
   * @param added when it was bound
   */
  record Bound(ThreePid identifier, Instant added) {}
}
