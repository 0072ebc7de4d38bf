package org.stagedoor.stage.registrationtoken;

import java.util.random.RandomGenerator;

/**
 * Makes up tokens that nobody guesses.
 *
 * @param random a source that can't be foreseen
 */
record TokenNames(RandomGenerator random) {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  String generate(int length) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < length; i++) {
      name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return name.toString();
  }
}
