package org.stagedoor.benchmarks.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Measured values, in the order in which they came; not for many threads. */
public final class Samples {
  private final List<Double> values = new ArrayList<>();
  private double[] sorted = {};

  /** Those. */
  public static Samples of(Collection<Double> values) {
    Samples samples = new Samples();
    samples.values.addAll(values);
    return samples;
  }

  /** Adds one. */
  public void add(double value) {
    values.add(value);
  }

  /** Adds all of others. */
  public void addAll(Samples others) {
    values.addAll(others.values);
  }

  /** In the order in which they came. */
  public List<Double> values() {
    return List.copyOf(values);
  }

  /**
   * The value that so many percent are not above.
   *
   * @param percent from 0 to 100
   */
  public double percentile(double percent) {
    double[] ascending = sorted();
    int rank = (int) Math.ceil(ascending.length * percent / 100);
    return ascending[Math.max(0, Math.min(ascending.length, rank) - 1)];
  }

  /** The value in the middle; between the two in the middle of an even number. */
  public double median() {
    double[] ascending = sorted();
    int middle = ascending.length / 2;
    return ascending.length % 2 == 1
        ? ascending[middle]
        : (ascending[middle - 1] + ascending[middle]) / 2;
  }

  /** The least. */
  public double least() {
    return sorted()[0];
  }

  /** The most. */
  public double most() {
    return sorted()[values.size() - 1];
  }

  /** The sum. */
  public double sum() {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** How many. */
  public int size() {
    return values.size();
  }

  private double[] sorted() {
    if (values.isEmpty()) {
      throw new IllegalStateException("nothing was measured");
    }
    if (sorted.length != values.size()) {
      sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
      Arrays.sort(sorted);
    }
    return sorted;
  }
}
