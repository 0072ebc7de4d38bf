package org.stagedoor.sso.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretJWT;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import java.net.URI;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** Makes the proof that a request for tokens is ours. Any thread. */
final class ClientProof {
  private static final String APPLE = "https://appleid.apple.com";
  private static final Duration APPLES_SECRET_LIVES = Duration.ofMinutes(5);

  private final Client client;
  private final Clock clock;

  ClientProof(Client client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * A new proof.
   *
   * @param endpoint where it is presented
   * @return empty if the connection proves it, or nothing does
   */
  Optional<ClientAuthentication> at(URI endpoint) {
    URI audience = client.audience().map(URI::create).orElse(endpoint);
    try {
      return switch (client.method()) {
        case CLIENT_SECRET_BASIC -> Optional.of(new ClientSecretBasic(client.id(), secret()));
        case CLIENT_SECRET_POST -> Optional.of(new ClientSecretPost(client.id(), secret()));
        case CLIENT_SECRET_JWT ->
            Optional.of(new ClientSecretJWT(client.id(), audience, JWSAlgorithm.HS256, secret()));
        case PRIVATE_KEY_JWT -> Optional.of(signed(audience));
        case APPLE -> Optional.of(new ClientSecretPost(client.id(), applesSecret()));
        case TLS_CLIENT_AUTH, SELF_SIGNED_TLS_CLIENT_AUTH, NONE -> Optional.empty();
      };
    } catch (JOSEException e) {
      throw new IllegalStateException("the key was tried when the settings were read", e);
    }
  }

  private ClientAuthentication signed(URI audience) throws JOSEException {
    SigningKey key = key();
    return new PrivateKeyJWT(
        client.id(), audience, key.algorithm(), key.key(), key.id().orElse(null), null);
  }

  /** Instead of a secret Apple wants a statement of the team that the client belongs to. */
  private Secret applesSecret() throws JOSEException {
    SigningKey key = key();
    Instant now = clock.instant();
    SignedJWT statement =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.id().orElse(null)).build(),
            new JWTClaimsSet.Builder()
                .issuer(client.team().orElseThrow())
                .subject(client.id().getValue())
                .audience(APPLE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(APPLES_SECRET_LIVES)))
                .build());
    statement.sign(new ECDSASigner((ECPrivateKey) key.key()));
    return new Secret(statement.serialize());
  }

  private Secret secret() {
    return client.secret().orElseThrow();
  }

  private SigningKey key() {
    return client.key().orElseThrow();
  }
}
