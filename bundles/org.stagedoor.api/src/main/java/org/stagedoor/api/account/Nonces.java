package org.stagedoor.api.account;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The port to things that count once, whichever node sees them. Its general contract is that of
 * {@link Accounts}.
 */
@ProviderType
public interface Nonces {
  /**
   * Binds a nonce to its first owner.
   *
   * @param nonce what counts once, with the bundle's own prefix; kept hashed
   * @param owner who asks; at most 255 characters
   * @param until when it may be forgotten
   * @return the owner in force: the one given if the nonce was free or already its, else another
   */
  String bind(String nonce, String owner, Instant until, Instant now);
}
