package org.stagedoor.mail.smtp;

import java.time.Duration;
import java.time.Instant;

/**
 * How long to wait until a mail is tried again: a few seconds at first, since whoever asked for it
 * waits, then ever longer.
 *
 * @param first the first pause
 * @param longest no pause is longer
 * @param patience after how long a mail is given up
 */
record Backoff(Duration first, Duration longest, Duration patience) {
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
