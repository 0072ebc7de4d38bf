package org.stagedoor.api.http;

import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows access tokens other than those of {@link org.stagedoor.api.account.Tokens}, such as the
 * {@code as_token} of an application service. Registered as a service; asked before the tokens of
 * devices, with each request that bears a token, by any thread: that a token is none of its own it
 * must know from memory; for its own it may cost a look-up.
 */
@ConsumerType
@FunctionalInterface
public interface Bearers {
  /**
   * Who sends a request.
   *
   * @param token the access token
   * @param query the parameters of the query string, which may name the user to act for
   * @return empty if the token is none of this service's
   * @throws MatrixException if it is, and may not be used like this: 403 {@code M_FORBIDDEN} for a
   *     user outside the application service's namespace
   */
  Optional<Requester> requester(String token, Map<String, String> query);
}
