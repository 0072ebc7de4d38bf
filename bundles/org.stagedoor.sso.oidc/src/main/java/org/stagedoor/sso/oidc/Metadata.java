package org.stagedoor.sso.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.as.ReadOnlyAuthorizationServerEndpointMetadata;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the provider is asked for what.
 *
 * @param issuer its name in tokens; empty without OpenID Connect
 * @param authorization where browsers go
 * @param token where codes are exchanged
 * @param userInfo where it tells more
 * @param keys where its public keys are
 * @param namesIssuer whether it says in each answer by a browser who it is (RFC 9207)
 * @param algorithms how it signs, as far as it tells
 */
record Metadata(
    Optional<Issuer> issuer,
    URI authorization,
    URI token,
    Optional<URI> userInfo,
    Optional<URI> keys,
    boolean namesIssuer,
    List<JWSAlgorithm> algorithms) {
  /** Copies the list. */
  Metadata {
    algorithms = List.copyOf(algorithms);
  }

  /**
   * What a provider publishes of itself.
   *
   * @param byTls whether we prove ourselves by a certificate, for which there may be other
   *     addresses
   * @throws IllegalArgumentException if an address is missing, or unprotected though the issuer's
   *     is not
   */
  static Metadata of(OIDCProviderMetadata published, boolean byTls) {
    ReadOnlyAuthorizationServerEndpointMetadata aliases =
        byTls ? published.getReadOnlyMtlsEndpointAliases() : null;
    @Nullable URI alias = aliases == null ? null : aliases.getTokenEndpointURI();
    Metadata metadata =
        new Metadata(
            Optional.of(published.getIssuer()),
            there("authorization_endpoint", published.getAuthorizationEndpointURI()),
            there("token_endpoint", alias == null ? published.getTokenEndpointURI() : alias),
            Optional.ofNullable(published.getUserInfoEndpointURI()),
            Optional.of(there("jwks_uri", published.getJWKSetURI())),
            published.supportsAuthorizationResponseIssuerParam(),
            Optional.ofNullable(published.getIDTokenJWSAlgs()).orElse(List.of()));
    metadata.check();
    return metadata;
  }

  private static URI there(String name, @Nullable URI address) {
    if (address == null || address.getHost() == null) {
      throw new IllegalArgumentException("it has no " + name);
    }
    return address;
  }

  private void check() {
    boolean secure = issuer.filter(name -> name.getValue().startsWith("https:")).isPresent();
    Stream.concat(Stream.of(authorization, token), Stream.concat(userInfo.stream(), keys.stream()))
        .filter(address -> !"https".equals(address.getScheme()))
        .filter(address -> secure || !"http".equals(address.getScheme()))
        .findFirst()
        .ifPresent(
            address -> {
              throw new IllegalArgumentException(address + " is no https address");
            });
  }
}
