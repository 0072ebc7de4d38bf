package org.stagedoor.sso.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SingleKeyJWSKeySelector;
import com.nimbusds.oauth2.sdk.auth.Secret;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;

/**
 * Says which keys may have signed a token, and how: what is configured, else what the provider says
 * it does, but by public keys only. {@code none} is never among it, and no key is used with an
 * algorithm of another kind.
 */
final class Signatures {
  /** By public keys, as far as Java can. */
  static final Set<JWSAlgorithm> BY_PUBLIC_KEYS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final Set<JWSAlgorithm> configured;
  private final Optional<Secret> secret;
  private final ProviderKeys keys;

  /**
   * What is configured.
   *
   * @param configured empty to go by what the provider says
   * @param secret the client's, by which a provider may sign if that is configured
   */
  Signatures(Set<JWSAlgorithm> configured, Optional<Secret> secret, ProviderKeys keys) {
    this.configured = Set.copyOf(configured);
    this.secret = secret;
    this.keys = keys;
  }

  /** Chooses the keys for a token. */
  JWSKeySelector<SecurityContext> selector(Metadata metadata) {
    Set<JWSAlgorithm> allowed = configured.isEmpty() ? published(metadata) : configured;
    return BY_PUBLIC_KEYS.containsAll(allowed)
        ? new JWSVerificationKeySelector<>(allowed, keys.at(metadata.keys().orElseThrow()))
        : new SingleKeyJWSKeySelector<>(
            JWSAlgorithm.HS256,
            new SecretKeySpec(secret.orElseThrow().getValueBytes(), "HmacSHA256"));
  }

  private static Set<JWSAlgorithm> published(Metadata metadata) {
    Set<JWSAlgorithm> usable =
        metadata.algorithms().stream().filter(BY_PUBLIC_KEYS::contains).collect(Collectors.toSet());
    return usable.isEmpty() ? Set.of(JWSAlgorithm.RS256) : usable;
  }
}
