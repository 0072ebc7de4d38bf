package org.stagedoor.account.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.stagedoor.api.flow.SealingKeys;
import org.stagedoor.api.http.MatrixException;

/** Signs tickets with the keys that the nodes share: {@code <key>.<ticket>.<signature>}. */
final class TicketSeal {
  private static final String ALGORITHM = "HmacSHA256";

  private final SealingKeys keys;

  TicketSeal(SealingKeys keys) {
    this.keys = keys;
  }

  String sign(Ticket ticket) {
    SealingKeys.Key newest =
        keys.list().stream()
            .findFirst()
            .orElseThrow(() -> MatrixException.unavailable("No key to sign with yet"));
    String signed = newest.number() + "." + ticket.write();
    return signed + "." + signature(newest, signed);
  }

  /** The ticket of a token, if the signature is ours. */
  Optional<Ticket> open(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    String signed = parts[0] + "." + parts[1];
    return keys.list().stream()
        .filter(key -> Integer.toString(key.number()).equals(parts[0]))
        .filter(key -> same(signature(key, signed), parts[2]))
        .findFirst()
        .flatMap(key -> Ticket.read(parts[1]));
  }

  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private static String signature(SealingKeys.Key key, String signed) {
    // A key of its own, lest a signature here mean anything where else the shared key is used.
    byte[] own = mac(key.secret(), "login token");
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(own, signed));
  }

  private static byte[] mac(byte[] secret, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("each Java runtime has " + ALGORITHM, e);
    }
  }
}
