package org.stagedoor.stage.registrationtoken;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The words of a shell command.
 *
 * @param verb what to do
 * @param options what followed, each option by its flag; a word without one by {@code --token}
 */
record TokenWords(String verb, Map<String, String> options) {
  private static final Set<String> CREATE = Set.of("--token", "--uses", "--days");
  private static final Set<String> OTHER = Set.of("--token");

  /** Copies the options. */
  TokenWords {
    options = Map.copyOf(options);
  }

  /**
   * Sorts the words.
   *
   * @throws IllegalArgumentException if they make no sense
   */
  static TokenWords of(String... words) {
    if (words.length == 0) {
      throw usage();
    }
    Set<String> flags = words[0].equals("create") ? CREATE : OTHER;
    Map<String, String> options = new HashMap<>();
    for (int i = 1; i < words.length; i++) {
      boolean flag = words[i].startsWith("--");
      String name = flag ? words[i] : "--token";
      if (!flags.contains(name)
          || (flag && ++i == words.length)
          || options.put(name, words[i]) != null) {
        throw usage();
      }
    }
    return new TokenWords(words[0], options);
  }

  static IllegalArgumentException usage() {
    return new IllegalArgumentException(
        "usage: tokens list | create [--token T] [--uses N] [--days N] | disable T | delete T");
  }

  /** The token, if one was named. */
  Optional<String> named() {
    return Optional.ofNullable(options.get("--token"));
  }

  /** The token that must be named. */
  String token() {
    return named().orElseThrow(TokenWords::usage);
  }

  /** A number, if it was given; at most a million. */
  OptionalLong number(String flag) {
    String text = options.get(flag);
    if (text == null) {
      return OptionalLong.empty();
    }
    if (!text.matches("[0-9]{1,7}") || Long.parseLong(text) > 1_000_000) {
      throw new IllegalArgumentException(flag + " must be a number, 0 to 1000000");
    }
    return OptionalLong.of(Long.parseLong(text));
  }
}
