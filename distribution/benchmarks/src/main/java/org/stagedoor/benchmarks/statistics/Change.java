package org.stagedoor.benchmarks.statistics;

import java.util.List;

/**
 * What became of a figure between two runs. It is a change if the medians are further apart than
 * two runs of one version are anyway, and the rounds of one run are so clearly above the other's
 * that this is not the spread of the rounds.
 *
 * @param ratio the later median, as a multiple of the earlier one
 * @param probability how likely rounds so different are by chance; 1 if there are too few to tell
 * @param verdict what that means
 */
public record Change(double ratio, double probability, Verdict verdict) {
  /** With five rounds on both sides, only if all of one are above all of the other. */
  private static final double CHANCE = 0.01;

  /** Where there is but one sample on a side, the difference alone must speak. */
  private static final double SINGLE = 3;

  /** What a change means. */
  public enum Verdict {
    /** No more than the spread of the rounds, or of two runs of one version. */
    NOISE,
    /** Better than that. */
    BETTER,
    /** Worse than that. */
    WORSE
  }

  /**
   * Compares.
   *
   * @param before the earlier run's rounds
   * @param after the later run's rounds
   * @param higher whether more is better
   * @param tolerance by which share two runs of one version may differ, 0.1 for a tenth
   */
  public static Change of(
      List<Double> before, List<Double> after, boolean higher, double tolerance) {
    double was = Samples.of(before).median();
    double is = Samples.of(after).median();
    double ratio = was == is ? 1 : is / was;
    double probability = RankTest.probability(before, after);
    boolean clear = probability < CHANCE;
    double needed = tolerance;
    if (Math.min(before.size(), after.size()) < 5) {
      clear = true;
      needed = tolerance * SINGLE;
      probability = 1;
    }
    boolean moved = Math.abs(is - was) > needed * Math.abs(was);
    Verdict verdict =
        !clear || !moved ? Verdict.NOISE : is > was == higher ? Verdict.BETTER : Verdict.WORSE;
    return new Change(ratio, probability, verdict);
  }
}
