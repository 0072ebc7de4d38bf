package org.stagedoor.api.account;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ProviderType;
import org.stagedoor.api.json.Dict;

/**
 * The port to what a bundle keeps for a user: one object a name. Sealed at rest, removed when the
 * account is deactivated. Its general contract is that of {@link Accounts}.
 */
@ProviderType
public interface UserData {
  /** What is kept under a name. */
  Optional<Dict> get(UserId user, String name);

  /**
   * Changes what is kept under a name, in one step against all others.
   *
   * @param name the bundle's own name, or one that starts with it; at most 128 characters
   * @param change given what is kept, or {@link Dict#EMPTY}, returns what to keep; {@link
   *     Dict#EMPTY} removes it. Written as JSON at most 64 KiB. May be called more than once.
   * @return what is kept now
   */
  Dict update(UserId user, String name, UnaryOperator<Dict> change);
}
