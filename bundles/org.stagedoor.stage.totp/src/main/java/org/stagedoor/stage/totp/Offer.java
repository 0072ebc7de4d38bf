package org.stagedoor.stage.totp;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.stagedoor.api.account.UserId;

/**
 * What a user is shown once, to put into an app and to write down.
 *
 * @param secret for the app
 * @param recoveryCodes for who has lost it
 */
record Offer(Secret secret, List<String> recoveryCodes) {
  /** Copies the list. */
  Offer {
    recoveryCodes = List.copyOf(recoveryCodes);
  }

  static Offer random(SecureRandom random) {
    return new Offer(Secret.random(random), RecoveryCode.random(random));
  }

  /**
   * The address that apps read from a QR code.
   *
   * @param issuer whose account the app says it is
   */
  String uri(String issuer, UserId user) {
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
        .formatted(
            encoded(issuer),
            encoded(user.toString()),
            secret.key(),
            encoded(issuer),
            Secret.DIGITS,
            Clockwork.PERIOD_SECONDS);
  }

  /** Apps take a plus for what it is. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Offer";
  }
}
