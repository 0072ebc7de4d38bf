package org.stagedoor.account;

import java.util.random.RandomGenerator;

/**
 * Makes up names that people may have to read out or type: short, without characters that look
 * alike.
 */
public final class Names {
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz";
  private static final String LETTERS_AND_DIGITS = LETTERS + "23456789";
  private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final RandomGenerator random;

  /** Makes up names with a source of randomness, which must be safe for many threads. */
  public Names(RandomGenerator random) {
    this.random = random;
  }

  /** A local part for a user: eight characters, a letter first. */
  public String user() {
    return some(1, LETTERS) + some(7, LETTERS_AND_DIGITS);
  }

  /** The id of a device: ten capitals, as clients know it from other servers. */
  public String device() {
    return some(10, CAPITALS);
  }

  private String some(int count, String of) {
    StringBuilder name = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      name.append(of.charAt(random.nextInt(of.length())));
    }
    return name.toString();
  }
}
