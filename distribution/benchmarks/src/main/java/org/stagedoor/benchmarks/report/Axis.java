package org.stagedoor.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Where values are on a picture.
 *
 * @param from the least value
 * @param to the most
 * @param start where the least is
 * @param end where the most is
 * @param step from one label to the next
 */
record Axis(double from, double to, double start, double end, double step) {
  private static final int LABELS = 6;

  /** One that begins at 0 and ends at a round number above the most. */
  static Axis upTo(double most, double start, double end) {
    return between(0, most, start, end);
  }

  /** One that ends at round numbers around the values. */
  static Axis between(double least, double most, double start, double end) {
    double range = Math.max(most - least, Math.abs(most) * 1e-3);
    double rough = (range > 0 ? range : 1) / LABELS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double factor = rough / power;
    double step = power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    return new Axis(
        Math.floor(least / step) * step,
        Math.max(step, Math.ceil(most / step) * step),
        start,
        end,
        step);
  }

  /** Where a value is. */
  double at(double value) {
    return start + (end - start) * (value - from) / (to - from);
  }

  /** The values to label. */
  List<Double> labels() {
    List<Double> labels = new ArrayList<>();
    for (int i = 0; from + i * step <= to + step / 2; i++) {
      labels.add(from + i * step);
    }
    return labels;
  }

  /** A label's text. */
  String label(double value) {
    return step >= 1
        ? String.format(java.util.Locale.ROOT, "%,.0f", value)
        : String.format(
            java.util.Locale.ROOT, "%." + (int) Math.ceil(-Math.log10(step)) + "f", value);
  }
}
