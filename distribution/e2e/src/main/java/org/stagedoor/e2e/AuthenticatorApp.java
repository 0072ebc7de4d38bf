package org.stagedoor.e2e;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a user has on a telephone: RFC 6238 as apps do it.
 *
 * @param key the secret in Base32, as it is typed in
 */
public record AuthenticatorApp(String key) {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  /** The code of so many steps from now. */
  public String code(int stepsAway) throws GeneralSecurityException {
    BigInteger bits = BigInteger.ZERO;
    for (int i = 0; i < key.length(); i++) {
      bits = bits.shiftLeft(5).or(BigInteger.valueOf(ALPHABET.indexOf(key.charAt(i))));
    }
    byte[] secret = new byte[key.length() * 5 / 8];
    byte[] number = bits.toByteArray();
    int length = Math.min(secret.length, number.length);
    System.arraycopy(number, number.length - length, secret, secret.length - length, length);
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(secret, "HmacSHA1"));
    long step = Instant.now().getEpochSecond() / 30 + stepsAway;
    byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
    int cut = ByteBuffer.wrap(hash).getInt(hash[19] & 15) & 0x7fffffff;
    return "%06d".formatted(cut % 1_000_000);
  }
}
