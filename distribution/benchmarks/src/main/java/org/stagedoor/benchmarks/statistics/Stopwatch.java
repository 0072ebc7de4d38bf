package org.stagedoor.benchmarks.statistics;

/** Measures time from its making. */
public final class Stopwatch {
  private static final double NANOS_PER_SECOND = 1e9;

  private final long start = System.nanoTime();

  /** Since then. */
  public double seconds() {
    return (System.nanoTime() - start) / NANOS_PER_SECOND;
  }
}
