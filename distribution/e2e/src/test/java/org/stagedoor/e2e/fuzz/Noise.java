package org.stagedoor.e2e.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/** Texts and numbers that break parsers. */
final class Noise {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "null",
          "0",
          "-1",
          "a\u0000b",
          "\uD800",
          "\uDC00\uD800",
          "\u202E🙂\uFEFF",
          "'; drop table account; --",
          "<script>alert(1)</script>",
          "../../../etc/passwd",
          "%00%ff%2e%2e",
          "${env:HOME}{{7*7}}",
          "\\\"\r\n\t",
          "@a:localhost",
          "@:",
          "@@::",
          "ed25519:",
          "mxc://a/b",
          "https://user@[::1]:99999/?#",
          "a@b",
          "+1",
          "A".repeat(256),
          "é".repeat(1500));

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "1",
          "-1",
          "1.5",
          "1e3",
          "9223372036854775807",
          "9223372036854775808",
          "1e308",
          "-1e-308",
          "1e309",
          "123456789012345678901234567890",
          "2147483648");

  private Noise() {}

  static String text(RandomGenerator random) {
    return random.nextInt(4) == 0 ? letters(random) : pick(TEXTS, random);
  }

  static String number(RandomGenerator random) {
    return random.nextBoolean() ? Integer.toString(random.nextInt()) : pick(NUMBERS, random);
  }

  /** Any characters of the first planes, surrogates included. */
  private static String letters(RandomGenerator random) {
    int length = random.nextInt(40);
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
    }
    return text.toString();
  }

  static <T> T pick(List<T> values, RandomGenerator random) {
    return values.get(random.nextInt(values.size()));
  }
}
