package org.stagedoor.benchmarks.statistics;

import java.util.List;

/**
 * Whether something grows: the slope of Theil and Sen, which single outliers don't move, and the
 * test of Mann and Kendall for whether there is any direction at all.
 *
 * @param slope by how much it grows for each unit of x
 * @param probability how likely such a direction is by chance, from 0 to 1
 * @param level the median of the values
 */
public record Trend(double slope, double probability, double level) {
  private static final double CHANCE = 0.01;
  private static final int LEAST = 8;

  /**
   * Fits a slope.
   *
   * @param xs where, ascending
   * @param ys what was measured there; as many
   */
  public static Trend of(List<Double> xs, List<Double> ys) {
    if (xs.size() != ys.size() || xs.size() < 2) {
      throw new IllegalArgumentException("a trend needs two points or more");
    }
    Samples slopes = new Samples();
    long score = 0;
    for (int i = 0; i < xs.size(); i++) {
      for (int j = i + 1; j < xs.size(); j++) {
        double rise = ys.get(j) - ys.get(i);
        score += (long) Math.signum(rise);
        if (xs.get(j) > xs.get(i)) {
          slopes.add(rise / (xs.get(j) - xs.get(i)));
        }
      }
    }
    return new Trend(slopes.median(), chance(score, ys), Samples.of(ys).median());
  }

  private static double chance(long score, List<Double> ys) {
    double n = ys.size();
    double variance = n * (n - 1) * (2 * n + 5);
    for (double value : ys.stream().distinct().toList()) {
      double ties = ys.stream().filter(y -> y == value).count();
      variance -= ties * (ties - 1) * (2 * ties + 5);
    }
    if (variance <= 0) {
      return 1;
    }
    double z = Math.max(0, Math.abs(score) - 1) / Math.sqrt(variance / 18);
    return Math.min(1, 2 * upperTail(z));
  }

  /** Of the normal distribution; the approximation of Abramowitz and Stegun 26.2.17. */
  private static double upperTail(double z) {
    double t = 1 / (1 + 0.2316419 * z);
    double[] factors = {1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.319381530};
    double sum = 0;
    for (double factor : factors) {
      sum = (sum + factor) * t;
    }
    return sum * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }

  /**
   * Whether it grows: there is a direction, it is up, and over the whole length it is more than
   * nothing.
   *
   * @param length how far the measurement goes, in units of x
   * @param tolerance how much growth over that length is none
   */
  public boolean grows(double length, double tolerance) {
    return probability < CHANCE && slope * length > tolerance;
  }

  /** Whether there are enough points for a word on it. */
  public static boolean enough(int points) {
    return points >= LEAST;
  }
}
