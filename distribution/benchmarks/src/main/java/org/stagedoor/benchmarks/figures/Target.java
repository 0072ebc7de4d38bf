package org.stagedoor.benchmarks.figures;

import java.util.Locale;

/**
 * What is aimed at.
 *
 * @param atLeast whether the limit is a lower one
 * @param limit the limit, in the figure's unit
 */
public record Target(boolean atLeast, double limit) {
  /** Whether a value is within. */
  public boolean metBy(double value) {
    return atLeast ? value >= limit : value <= limit;
  }

  @Override
  public String toString() {
    return (atLeast ? "≥ " : "≤ ")
        + String.format(Locale.ROOT, "%,.10g", limit).replaceFirst("\\.?0+$", "");
  }
}
