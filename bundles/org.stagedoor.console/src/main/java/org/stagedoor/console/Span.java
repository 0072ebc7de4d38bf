package org.stagedoor.console;

import java.time.Duration;

/** Lengths of time in words, to one figure that matters. */
final class Span {
  private static final int ENOUGH = 2;

  private Span() {}

  /** Minutes and more, such as {@code 3 h}; of less, seconds. */
  static String words(Duration span) {
    if (span.toDays() >= ENOUGH) {
      return span.toDays() + " d";
    }
    if (span.toHours() >= ENOUGH) {
      return span.toHours() + " h";
    }
    return span.toMinutes() >= ENOUGH ? span.toMinutes() + " min" : span.toSeconds() + " s";
  }

  /** Milliseconds, below ten to a tenth. */
  static String millis(Duration span) {
    double millis = span.toNanos() / 1e6;
    return millis >= 10 ? Math.round(millis) + " ms" : Math.round(millis * 10) / 10.0 + " ms";
  }
}
