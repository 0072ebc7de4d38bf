package org.stagedoor.core.protocol;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long something took, roughly: two classes for each doubling, from a microsecond to a minute
 * and more. Any thread; no lock.
 */
final class Latencies {
  private static final int CLASSES = 56;

  private final AtomicLongArray counts = new AtomicLongArray(CLASSES);

  void add(Duration time) {
    counts.incrementAndGet(classOf(Math.max(1, TimeUnit.NANOSECONDS.toMicros(time.toNanos()))));
  }

  /**
   * Of 2^n microseconds and more, one class for the lower half up to the next, one for the upper.
   */
  private static int classOf(long micros) {
    int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(micros);
    int upper = power > 0 && (micros >> (power - 1) & 1) == 1 ? 1 : 0;
    return Math.min(2 * power + upper, CLASSES - 1);
  }

  private static Duration end(int index) {
    long power = 1L << (index / 2);
    return Duration.ofNanos(1000 * (index % 2 == 0 ? power + power / 2 : 2 * power));
  }

  /**
   * The time that a part of all took at most.
   *
   * @param part 0 to 1
   * @return the end of the class that it is in; zero if there was none
   */
  Duration quantile(double part) {
    long[] now = new long[CLASSES];
    long all = 0;
    for (int i = 0; i < CLASSES; i++) {
      now[i] = counts.get(i);
      all += now[i];
    }
    long wanted = (long) Math.ceil(part * all);
    long seen = 0;
    for (int i = 0; i < CLASSES && all > 0; i++) {
      seen += now[i];
      if (seen >= wanted) {
        return end(i);
      }
    }
    return Duration.ZERO;
  }
}
