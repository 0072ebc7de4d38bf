package org.stagedoor.stage.password;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * A hash of bcrypt, as it comes from another homeserver; replaced at its user's next log-in.
 *
 * @param text {@code $2b$12$…}
 */
record BcryptHash(String text) {
  private static final Pattern FORMAT =
      Pattern.compile("\\$2[aby]\\$([0-9]{2})\\$[./A-Za-z0-9]{53}");

  /** 2^4 to 2^16 rounds: the least that there is, and some seconds. */
  private static final int MIN_ROUNDS = 4;

  private static final int MAX_ROUNDS = 16;

  /** The hash that a text is; empty if it is none, or one that would cost too much to check. */
  static Optional<BcryptHash> parse(String text) {
    Matcher parts = FORMAT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int rounds = Integer.parseInt(parts.group(1));
    return rounds >= MIN_ROUNDS && rounds <= MAX_ROUNDS
        ? Optional.of(new BcryptHash(text))
        : Optional.empty();
  }

  /**
   * Whether it is the hash of a password.
   *
   * @param pepper what the other homeserver added to each password
   */
  boolean matches(byte[] password, String pepper) {
    ByteArrayOutputStream peppered = new ByteArrayOutputStream();
    peppered.writeBytes(password);
    peppered.writeBytes(pepper.getBytes(StandardCharsets.UTF_8));
    return OpenBSDBCrypt.checkPassword(text, peppered.toByteArray());
  }

  /** Without the hash. */
  @Override
  public String toString() {
    return "BcryptHash[]";
  }
}
