package org.stagedoor.stage.password;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hash of Argon2 in the PHC string format: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}.
 *
 * @param variant the variant
 * @param cost what it cost
 * @param salt its salt
 * @param hash the hash
 */
record Argon2Hash(Argon2.Variant variant, Argon2Cost cost, byte[] salt, byte[] hash) {
  /** Every part is bounded, so that no stored text makes the match or the hashing dear. */
  private static final Pattern FORMAT =
      Pattern.compile(
          "\\$argon2(d|i|id)\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,2}),p=([0-9]{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  /** The hash that a text is; empty if it is none, or one that would cost too much to check. */
  static Optional<Argon2Hash> parse(String text) {
    Matcher parts = FORMAT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Argon2Hash(
              Argon2.Variant.valueOf(parts.group(1).toUpperCase(Locale.ROOT)),
              new Argon2Cost(
                  Integer.parseInt(parts.group(2)),
                  Integer.parseInt(parts.group(3)),
                  Integer.parseInt(parts.group(4))),
              Base64.getDecoder().decode(parts.group(5)),
              Base64.getDecoder().decode(parts.group(6))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether it is what would be computed today. */
  boolean current(Argon2Cost today) {
    return variant == Argon2.Variant.ID && cost.equals(today);
  }

  /** The PHC string. */
  String format() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    // Not by a format, which would write the digits of the machine's language.
    return "$argon2"
        + variant.suffix()
        + "$v=19$m="
        + cost.memoryKib()
        + ",t="
        + cost.iterations()
        + ",p="
        + cost.parallelism()
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash);
  }

  /** Without the hash. */
  @Override
  public String toString() {
    return "Argon2Hash[" + cost + "]";
  }
}
