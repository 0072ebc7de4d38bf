package org.stagedoor.cluster;

import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What travellers met with. Any thread. */
public final class Tally {
  private final LongAdder broken = new LongAdder();
  private final LongAdder gateway = new LongAdder();
  private final LongAdder unavailable = new LongAdder();
  private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

  void broken() {
    broken.increment();
  }

  void gatewayFailure() {
    gateway.increment();
  }

  void unavailable() {
    unavailable.increment();
  }

  /** A request was answered, all of its repetitions included. */
  void answered(long took) {
    nanos.add(took);
  }

  /** How often a connection was refused, or broke before the answer: the client's own. */
  public long connectionsBroken() {
    return broken.sum();
  }

  /** How often the balancer said that its connection to a node broke. */
  public long gatewayFailures() {
    return gateway.sum();
  }

  /** How often the answer was 503. */
  public long timesUnavailable() {
    return unavailable.sum();
  }

  /** How many requests were answered. */
  public int requests() {
    return nanos.size();
  }

  /**
   * How long requests took until they were answered.
   *
   * @param share 0.5 for the median
   */
  public Duration quantile(double share) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return sorted.length == 0
        ? Duration.ZERO
        : Duration.ofNanos(sorted[(int) Math.min(sorted.length - 1, sorted.length * share)]);
  }

  /** All of it in one line. */
  @Override
  public String toString() {
    return ("%d requests, p50 %d ms, p99 %d ms, slowest %d ms, %d connections and %d gateways broken,"
            + " %d times 503")
        .formatted(
            requests(),
            quantile(0.5).toMillis(),
            quantile(0.99).toMillis(),
            quantile(1).toMillis(),
            connectionsBroken(),
            gatewayFailures(),
            timesUnavailable());
  }
}
