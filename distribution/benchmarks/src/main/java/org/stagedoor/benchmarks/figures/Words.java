package org.stagedoor.benchmarks.figures;

import java.util.Locale;
import org.stagedoor.benchmarks.statistics.Samples;

/** How figures are written for people. */
public final class Words {
  private static final int MANY_DIGITS = 1000;
  private static final int SOME_DIGITS = 100;

  private Words() {}

  /** A number with three to four digits that count. */
  public static String number(double value) {
    double size = Math.abs(value);
    String pattern =
        size >= MANY_DIGITS
            ? "%,.0f"
            : size >= SOME_DIGITS
                ? "%.0f"
                : size >= 10 ? "%.1f" : size >= 0.1 || size == 0 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, pattern, value);
  }

  /** The value of a figure with its unit. */
  public static String value(Figure figure) {
    return (number(figure.value()) + " " + figure.unit()).strip();
  }

  /** The least and the most of a figure's samples, and how many there are; empty for one. */
  public static String range(Figure figure) {
    Samples samples = Samples.of(figure.samples());
    return samples.size() == 1
        ? ""
        : number(samples.least()) + " – " + number(samples.most()) + " (" + samples.size() + ")";
  }

  static String line(Figure figure) {
    String range = range(figure);
    return figure.what()
        + ": "
        + value(figure)
        + (range.isEmpty() ? "" : "  [" + range + "]")
        + (figure.target() == null
            ? ""
            : "  target " + figure.target() + (figure.met() ? ", met" : ", MISSED"));
  }
}
