package org.stagedoor.stage.password;

/**
 * What one hash costs.
 *
 * @param memoryKib memory in KiB, 8 for each lane to 1 GiB
 * @param iterations passes over that memory, 1 to 64
 * @param parallelism lanes, 1 to 16; computed one after another here, so that they only serve
 *     hashes made elsewhere
 */
record Argon2Cost(int memoryKib, int iterations, int parallelism) {
  static final int MAX_MEMORY_KIB = 1 << 20;
  static final int MAX_ITERATIONS = 64;
  static final int MAX_PARALLELISM = 16;

  /** KiB that each lane needs at least, by RFC 9106. */
  static final int MIN_MEMORY_KIB = 8;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is left
   */
  Argon2Cost {
    if (iterations < 1
        || iterations > MAX_ITERATIONS
        || parallelism < 1
        || parallelism > MAX_PARALLELISM
        || memoryKib < MIN_MEMORY_KIB * parallelism
        || memoryKib > MAX_MEMORY_KIB) {
      throw new IllegalArgumentException("no cost of Argon2 that is computed here");
    }
  }

  /**
   * Whether it is below the least that OWASP's password storage cheat sheet recommends. That
   * sheet's pairs of memory and iterations trade one for the other.
   */
  boolean weak() {
    int least =
        switch (iterations) {
          case 1 -> 47_104;
          case 2 -> 19_456;
          case 3 -> 12_288;
          case 4 -> 9_216;
          default -> 7_168;
        };
    return memoryKib < least;
  }
}
