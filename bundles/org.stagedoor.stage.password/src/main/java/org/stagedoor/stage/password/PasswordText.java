package org.stagedoor.stage.password;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import org.stagedoor.api.account.Passwords;

/**
 * What of a password is hashed: the UTF-8 of its NFC form, as RFC 8265 has it. Keyboards differ in
 * how they compose an accented letter; NFC makes those the same. Its mapping of unusual spaces to
 * the usual one is left out: nothing that a user can see apart is made the same.
 */
final class PasswordText {
  private PasswordText() {}

  /** The bytes to hash; empty if it is too long or no valid Unicode. */
  static Optional<byte[]> bytes(String password) {
    return bytes(password, Normalizer.Form.NFC);
  }

  /**
   * The bytes that Synapse hashes: those of the NFKC form. What it makes the same beyond NFC are
   * compatibility characters, which hardly any password has.
   */
  static Optional<byte[]> imported(String password) {
    return bytes(password, Normalizer.Form.NFKC);
  }

  private static Optional<byte[]> bytes(String password, Normalizer.Form form) {
    if (password.length() > Passwords.MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      ByteBuffer encoded =
          StandardCharsets.UTF_8
              .newEncoder()
              .encode(CharBuffer.wrap(Normalizer.normalize(password, form)));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return Optional.of(bytes);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
