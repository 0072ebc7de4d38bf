package org.stagedoor.stage.altcha;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Makes challenges and checks what was found. A challenge is its own record: the store learns of
 * one that was solved, for it counts once, and of no other.
 */
final class Challenges {
  private static final int SALT_BYTES = 12;

  private final SharedKey key;
  private final RandomGenerator random;
  private final int maxNumber;
  private final Duration lifetime;

  Challenges(SharedKey key, RandomGenerator random, int maxNumber, Duration lifetime) {
    this.key = key;
    this.random = random;
    this.maxNumber = maxNumber;
    this.lifetime = lifetime;
  }

  Challenge make(Instant now) {
    byte[] bytes = new byte[SALT_BYTES];
    random.nextBytes(bytes);
    String salt = Solution.salt(HexFormat.of().formatHex(bytes), now.plus(lifetime));
    String hash = Digests.sha256(salt + random.nextInt(maxNumber + 1));
    return new Challenge(salt, hash, maxNumber, Digests.hmac(key.get(), hash));
  }

  /** Whether a solution is right, of a challenge of ours that has not expired. */
  boolean accept(Solution solution, Instant now) {
    return now.isBefore(solution.expires())
        && Digests.same(Digests.hmac(key.get(), solution.hash()), solution.signature())
        && solution.solves();
  }
}
