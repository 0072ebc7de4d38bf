package org.stagedoor.validation.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives from one key whatever must not be guessed, so that none of it need be kept: who reads the
 * database finds neither a code nor a link nor a client's secret. A message that is sent again has
 * the code and the link of the first one. Used by any thread.
 */
final class Secrets {
  private static final int SID_BYTES = 18;

  private final Supplier<byte[]> key;

  /**
   * Secrets under a key.
   *
   * @param key 32 bytes, the same at each call
   */
  Secrets(Supplier<byte[]> key) {
    this.key = key;
  }

  /** The id of the session of a purpose, an identifier and a client's secret. */
  String sid(String purpose, String medium, String address, String clientSecret) {
    return text(Arrays.copyOf(mac("sid", purpose, medium, address, clientSecret), SID_BYTES));
  }

  /** What is kept of a client's secret. */
  String trace(String clientSecret) {
    return text(mac("trace", clientSecret));
  }

  /** The secret of the client that a stage is for a session. */
  String ofStage(String session) {
    return text(mac("stage", session));
  }

  /** The token in a link: 256 bits. */
  String link(String sid, String nonce) {
    return text(mac("link", sid, nonce));
  }

  /**
   * The code to type.
   *
   * @param digits how many, 6 to 10
   */
  String code(String sid, String nonce, int digits) {
    long number = ByteBuffer.wrap(mac("code", sid, nonce)).getLong() & Long.MAX_VALUE;
    String text = String.format("%020d", number);
    return text.substring(text.length() - digits);
  }

  /** Whether two are the same, in a time that does not tell how much of them is. */
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] mac(String... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.get(), "HmacSHA256"));
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        // With its length, or two parts could be cut elsewhere.
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        mac.update(bytes);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
