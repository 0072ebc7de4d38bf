package org.stagedoor.sso.oidc;

import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.util.Optional;

/**
 * This server as the provider knows it.
 *
 * @param id its name there
 * @param method how it proves that it is the one
 * @param secret shared with the provider
 * @param key signs in our name
 * @param audience whom signed proofs are for; empty for the token endpoint
 * @param team who Apple's key belongs to
 */
record Client(
    ClientID id,
    ClientMethod method,
    Optional<Secret> secret,
    Optional<SigningKey> key,
    Optional<String> audience,
    Optional<String> team) {
  /** Without the secrets. */
  @Override
  public String toString() {
    return "Client[" + id + " " + method + "]";
  }
}
