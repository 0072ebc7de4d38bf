package org.stagedoor.core.protocol;

import java.time.Duration;
import java.util.Map;
import org.stagedoor.api.account.Guesses.Subject;

/**
 * How many wrong guesses are free, and how quickly they are forgiven; PID {@code
 * org.stagedoor.limits}.
 *
 * @param limits by kind of subject; a kind that is absent is not limited
 */
record GuessLimits(Map<Subject.Kind, Limit> limits) {
  static final GuessLimits DEFAULT =
      new GuessLimits(
          Map.of(
              Subject.Kind.ACCOUNT, new Limit(20, Duration.ofSeconds(60)),
              Subject.Kind.ADDRESS, new Limit(100, Duration.ofSeconds(10)),
              Subject.Kind.SESSION, new Limit(20, Duration.ofSeconds(60)),
              Subject.Kind.REGISTRATION, new Limit(100, Duration.ofSeconds(30)),
              Subject.Kind.BODY, new Limit(20, Duration.ofSeconds(60))));

  GuessLimits {
    limits = Map.copyOf(limits);
  }

  /**
   * A limit.
   *
   * @param burst how many wrong guesses in a row are free
   * @param forgiveOne how long it takes until one of them is forgiven
   */
  record Limit(int burst, Duration forgiveOne) {}
}
