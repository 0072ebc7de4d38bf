package org.stagedoor.stage.totp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Tells of which time step a code is.
 *
 * @param skew how many steps a user's clock may be off, either way
 */
record Clockwork(int skew) {
  static final int PERIOD_SECONDS = 30;

  static long step(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), PERIOD_SECONDS);
  }

  /** The latest step whose code this is; all are compared, so that the time taken tells nothing. */
  OptionalLong step(Secret secret, String typed, Instant now) {
    byte[] given = typed.getBytes(StandardCharsets.UTF_8);
    long current = step(now);
    OptionalLong found = OptionalLong.empty();
    for (long step = current - skew; step <= current + skew; step++) {
      byte[] right = secret.code(step).getBytes(StandardCharsets.UTF_8);
      if (MessageDigest.isEqual(right, given)) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }
}
