package org.stagedoor.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measured values; not for many threads. */
final class Samples {
  private final List<Double> values = new ArrayList<>();
  private boolean sorted;

  void add(double value) {
    values.add(value);
    sorted = false;
  }

  void addAll(Samples others) {
    values.addAll(others.values);
    sorted = false;
  }

  /** The value that so many percent are not above. */
  double percentile(int percent) {
    return sorted().get((values.size() - 1) * percent / 100);
  }

  private List<Double> sorted() {
    if (!sorted) {
      Collections.sort(values);
      sorted = true;
    }
    return values;
  }

  double median() {
    return sorted().get(values.size() / 2);
  }

  double least() {
    return sorted().get(0);
  }

  double most() {
    return sorted().get(values.size() - 1);
  }

  int size() {
    return values.size();
  }
}
