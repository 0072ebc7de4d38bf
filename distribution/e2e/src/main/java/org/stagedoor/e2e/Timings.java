package org.stagedoor.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Whether two kinds of requests can be told from each other by the time that they take. */
public final class Timings {
  private final List<Long> ones = new ArrayList<>();
  private final List<Long> others = new ArrayList<>();

  /** Takes the time of one kind and then of the other, so that both see the same weather. */
  public void take(Callable<?> one, Callable<?> other) throws Exception {
    ones.add(micros(one));
    others.add(micros(other));
  }

  private static long micros(Callable<?> request) throws Exception {
    long start = System.nanoTime();
    request.call();
    return (System.nanoTime() - start) / 1000;
  }

  /**
   * Compares the medians.
   *
   * @throws AssertionError if they differ by more than the middle half of either kind does
   */
  public void expectNoDifference() {
    long spread = Math.max(spread(ones), spread(others));
    long difference = Math.abs(quantile(ones, 2) - quantile(others, 2));
    if (difference > spread) {
      throw new AssertionError(
          "medians differ by " + difference + " µs, the spread being " + spread + " µs");
    }
  }

  private static long spread(List<Long> times) {
    return quantile(times, 3) - quantile(times, 1);
  }

  private static long quantile(List<Long> times, int quarter) {
    long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted[(sorted.length - 1) * quarter / 4];
  }
}
