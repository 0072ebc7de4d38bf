package org.stagedoor.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measured values; not for many threads. */
final class Samples {
  private final List<Double> values = new ArrayList<>();

  void add(double value) {
    values.add(value);
    Collections.sort(values);
  }

  double median() {
    return values.get(values.size() / 2);
  }

  double least() {
    return values.get(0);
  }

  double most() {
    return values.get(values.size() - 1);
  }

  int size() {
    return values.size();
  }
}
