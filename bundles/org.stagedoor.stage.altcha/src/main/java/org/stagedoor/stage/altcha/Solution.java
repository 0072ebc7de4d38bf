package org.stagedoor.stage.altcha;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;

/**
 * What a client sends: the challenge and the number that it found.
 *
 * @param salt of the challenge
 * @param hash of the challenge
 * @param signature of the challenge
 * @param number what was found, not negative
 * @param expires when the challenge expires, by its salt
 */
record Solution(String salt, String hash, String signature, long number, Instant expires) {
  private static final int MAX_LENGTH = 2048;

  /**
   * The mark at its end keeps salt and number apart: else somebody could move digits from one to
   * the other, and so make an old challenge expire later under the same hash.
   */
  private static final Pattern SALT = Pattern.compile("[0-9a-f]{24}\\?expires=([0-9]{10})&");

  static String salt(String random, Instant expires) {
    return random + "?expires=" + expires.getEpochSecond() + "&";
  }

  /** Reads Base64 of a JSON object; empty for anything else. */
  static Optional<Solution> read(String text, JsonCodec json) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(text);
      return of(json.read(new String(decoded, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException | MatrixException e) {
      return Optional.empty();
    }
  }

  private static Optional<Solution> of(Dict fields) {
    String salt = fields.text("salt").orElse("");
    Matcher form = SALT.matcher(salt);
    OptionalLong number = fields.integer("number");
    boolean known = fields.text("algorithm").filter(Challenge.ALGORITHM::equals).isPresent();
    if (!known || !form.matches() || number.isEmpty() || number.getAsLong() < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Solution(
            salt,
            fields.text("challenge").orElse(""),
            fields.text("signature").orElse(""),
            number.getAsLong(),
            Instant.ofEpochSecond(Long.parseLong(form.group(1)))));
  }

  /** Whether the number is the one that was to be found. */
  boolean solves() {
    return Digests.same(Digests.sha256(salt + number), hash);
  }
}
