package org.stagedoor.sso.oidc;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a trip binds its answer to; made of the trip's secret, so that nothing is to be remembered
 * until the browser is back.
 *
 * @param nonce what the ID token must bear
 * @param verifier what proves that the code was asked for by us (RFC 7636)
 */
record TripSecrets(Nonce nonce, CodeVerifier verifier) {
  private static final String HMAC = "HmacSHA256";

  static TripSecrets of(String secret) {
    return new TripSecrets(
        new Nonce(derived(secret, "org.stagedoor.sso.oidc nonce")),
        new CodeVerifier(derived(secret, "org.stagedoor.sso.oidc verifier")));
  }

  /** The nonce is shown to the browser, the verifier is not: neither may tell the other. */
  private static String derived(String secret, String label) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), HMAC));
      byte[] bytes = mac.doFinal(label.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "TripSecrets";
  }
}
