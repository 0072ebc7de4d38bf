package org.stagedoor.api.account;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows the validation sessions that {@code requestToken} began: which third-party identifier was
 * proved in them. Registered as a service by whoever validates identifiers; several may be there,
 * and each is asked. Called by any thread; costs a look-up.
 */
@ConsumerType
@FunctionalInterface
public interface Validations {
  /**
   * What a validation session proved.
   *
   * @param sid the session's id, as the client sends it
   * @param clientSecret the secret that the client chose for it
   * @return empty if the session is unknown here, expired, has another secret, or proved nothing
   *     yet; which of these must not show
   */
  Optional<ThreePid> proved(String sid, String clientSecret, Instant now);
}
