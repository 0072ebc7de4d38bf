package org.stagedoor.hotdeploy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/** How long requests took. Any thread. */
public final class Latencies {
  private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();

  /**
   * One request.
   *
   * @param from when it was due, in milliseconds since 1970
   * @param to when it was answered
   * @param millis how long that was
   */
  public record Sample(double from, double to, double millis) {}

  void add(long dueNanos, long answeredNanos) {
    double took = (answeredNanos - dueNanos) / 1e6;
    double now = System.currentTimeMillis();
    samples.add(new Sample(now - took, now, took));
  }

  /** How many requests were answered. */
  public int count() {
    return samples.size();
  }

  /** The times of those that fit, the shortest first. */
  public Sorted of(Predicate<Sample> fits) {
    return new Sorted(
        samples.stream().filter(fits).mapToDouble(Sample::millis).sorted().boxed().toList());
  }

  /** The times of all. */
  public Sorted all() {
    return of(sample -> true);
  }

  /**
   * Times in milliseconds.
   *
   * @param millis the shortest first
   */
  public record Sorted(List<Double> millis) {
    /** Sorts. */
    public static Sorted of(double... millis) {
      return new Sorted(Arrays.stream(millis).sorted().boxed().toList());
    }

    /**
     * A quantile.
     *
     * @param share 0.5 for the median, 1 for the worst
     * @return NaN if there is none
     */
    public double quantile(double share) {
      int size = millis.size();
      return size == 0 ? Double.NaN : millis.get((int) Math.min(size - 1, size * share));
    }

    /** Median, p99 and worst as cells of a table. */
    public String cells() {
      return String.format(
          Locale.ROOT, "%.0f | %.0f | %.0f", quantile(0.5), quantile(0.99), quantile(1));
    }
  }
}
