package org.stagedoor.stage.totp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the server and an authenticator app share, and the codes that follow from it: RFC 6238 with
 * SHA-1 and six digits, which every app can do. It shows itself to nobody by accident.
 */
final class Secret {
  static final int DIGITS = 6;

  /** As long as the hash, as RFC 4226 recommends. */
  private static final int BYTES = 20;

  private static final String HMAC = "HmacSHA1";
  private static final int MODULUS = 1_000_000;

  private final byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  static Secret of(byte[] bytes) {
    return new Secret(bytes.clone());
  }

  static Secret random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Secret(bytes);
  }

  /** What {@link #stored} gave; {@link IllegalArgumentException} for anything else. */
  static Secret read(String stored) {
    byte[] bytes = Base64.getDecoder().decode(stored);
    if (bytes.length == 0) {
      throw new IllegalArgumentException("no secret");
    }
    return new Secret(bytes);
  }

  String stored() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** As it is typed into an app. */
  String key() {
    return Base32.encode(bytes);
  }

  /** The code of a time step. */
  String code(long step) {
    byte[] mac = hmac(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = mac[mac.length - 1] & 0xf;
    int number = ByteBuffer.wrap(mac).getInt(offset) & Integer.MAX_VALUE;
    String digits = Integer.toString(number % MODULUS);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }

  private byte[] hmac(byte[] message) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(bytes, HMAC));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  @Override
  public String toString() {
    return "Secret";
  }
}
