package org.stagedoor.api.message;

import java.time.Duration;
import java.time.Instant;

/**
 * How messages are handed over. One that is not taken is tried again: after a few seconds at first,
 * since whoever asked for it waits, then after ever longer pauses.
 *
 * @param atOnce how many are handed over at the same time, 1 or more
 * @param lease how long one is left to the thread that hands it over; longer than that may take
 * @param first the first pause
 * @param longest no pause is longer
 * @param patience after how long a message is given up
 */
public record Pace(
    int atOnce, Duration lease, Duration first, Duration longest, Duration patience) {
  private static final int MAX_DOUBLINGS = 20;

  /**
   * The pause after a try.
   *
   * @param attempts how often it was tried, 1 or more
   */
  Duration pause(int attempts) {
    Duration pause = first.multipliedBy(1L << Math.min(attempts - 1, MAX_DOUBLINGS));
    return pause.compareTo(longest) < 0 ? pause : longest;
  }

  boolean hopeless(Instant accepted, Instant now) {
    return accepted.plus(patience).isBefore(now);
  }
}
