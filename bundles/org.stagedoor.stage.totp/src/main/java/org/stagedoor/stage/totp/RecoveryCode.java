package org.stagedoor.stage.totp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.stagedoor.api.account.UserId;

/**
 * Codes for who has lost the app, each good once. They are random and of 80 bits, so that a plain
 * hash keeps them as well as a slow one would.
 */
final class RecoveryCode {
  static final int MANY = 10;
  private static final int BYTES = 10;
  private static final int GROUP = 4;

  private RecoveryCode() {}

  /** New codes, as they are shown. */
  static List<String> random(SecureRandom random) {
    return Stream.generate(() -> one(random)).limit(MANY).toList();
  }

  private static String one(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String text = Base32.encode(bytes).toLowerCase(Locale.ROOT);
    StringBuilder grouped = new StringBuilder();
    for (int i = 0; i < text.length(); i += GROUP) {
      grouped.append(i == 0 ? "" : "-").append(text, i, Math.min(text.length(), i + GROUP));
    }
    return grouped.toString();
  }

  /** What is kept of a code; the user is in it, so that no two users' hashes can be compared. */
  static String hash(UserId user, String typed) {
    String plain = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest((user + "\n" + plain).getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
