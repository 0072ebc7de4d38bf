package org.stagedoor.account.admin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What an administrator's script and this server both know. */
final class SharedSecret {
  private final String secret;

  SharedSecret(String secret) {
    this.secret = secret;
  }

  /** Whether a script that knows the secret signed the parts: HMAC-SHA1 over them, NUL between. */
  boolean signed(String mac, String... parts) {
    return same(mac(secret, "HmacSHA1", String.join("\0", parts)), mac.toLowerCase(Locale.ROOT));
  }

  /** A signature of our own, which no script can make since it signs other things. */
  String seal(String text) {
    return mac("nonce " + secret, "HmacSHA256", text);
  }

  static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private static String mac(String secret, String algorithm, String text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("each Java runtime has " + algorithm, e);
    }
  }
}
