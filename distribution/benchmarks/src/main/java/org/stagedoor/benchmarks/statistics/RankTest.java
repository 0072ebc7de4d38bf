package org.stagedoor.benchmarks.statistics;

import java.util.List;

/**
 * The test of Mann and Whitney: how likely it is that two rows of samples come from the same source
 * all the same, however that is distributed. Exact, for the few rounds that benchmarks have; ties
 * count half, which makes it a little careful.
 */
public final class RankTest {
  private RankTest() {}

  /** The probability, from 0 to 1, of rows at least as far apart as these; both sides count. */
  public static double probability(List<Double> one, List<Double> other) {
    double above = 0;
    for (double a : one) {
      for (double b : other) {
        above += a > b ? 1 : a == b ? 0.5 : 0;
      }
    }
    int all = one.size() * other.size();
    int extreme = (int) Math.ceil(Math.min(above, all - above));
    double[] ways = ways(one.size(), other.size());
    double tail = 0;
    double total = 0;
    for (int u = 0; u < ways.length; u++) {
      total += ways[u];
      tail += u <= extreme ? ways[u] : 0;
    }
    return Math.min(1, 2 * tail / total);
  }

  /** In how many ways m values can be above n others u times, for each u. */
  private static double[] ways(int m, int n) {
    double[][] before = new double[n + 1][m * n + 1];
    for (double[] row : before) {
      row[0] = 1;
    }
    for (int i = 1; i <= m; i++) {
      double[][] now = new double[n + 1][m * n + 1];
      now[0][0] = 1;
      for (int j = 1; j <= n; j++) {
        for (int u = 0; u <= m * n; u++) {
          now[j][u] = now[j - 1][u] + (u >= j ? before[j][u - j] : 0);
        }
      }
      before = now;
    }
    return before[n];
  }
}
