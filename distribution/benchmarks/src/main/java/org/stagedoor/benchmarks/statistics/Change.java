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

  /** With fewer on a side, not even rounds that are wholly apart are that unlikely. */
  private static final int ENOUGH = 5;

  /** Where what is counted was counted less often, the difference alone must speak. */
  private static final double SELDOM = 3;

  /** What is compared, and by which share two runs of one version differ in it anyway. */
  public enum Kind {
    /** Times, rates and their ratios, on a machine that does nothing else. */
    TIMED(0.1),
    /** What is counted hardly differs. */
    COUNTED(0.03);

    private final double tolerance;

    Kind(double tolerance) {
      this.tolerance = tolerance;
    }
  }

  /** What a change means. */
  public enum Verdict {
    /** No more than the spread of the rounds, or of two runs of one version. */
    NOISE,
    /** Better than that. */
    BETTER,
    /** Worse than that. */
    WORSE,
    /** It was timed too few times. */
    UNKNOWN
  }

  /**
   * Compares.
   *
   * @param before the earlier run's rounds
   * @param after the later run's rounds
   * @param higher whether more is better
   * @param kind of what is compared
   */
  public static Change of(List<Double> before, List<Double> after, boolean higher, Kind kind) {
    double was = Samples.of(before).median();
    double is = Samples.of(after).median();
    double ratio = was == is ? 1 : is / was;
    double probability = RankTest.probability(before, after);
    boolean clear = probability < CHANCE;
    double needed = kind.tolerance;
    if (Math.min(before.size(), after.size()) < ENOUGH) {
      if (kind == Kind.TIMED) {
        return new Change(ratio, 1, Verdict.UNKNOWN);
      }
      clear = true;
      needed *= SELDOM;
      probability = 1;
    }
    boolean moved = Math.abs(is - was) > needed * Math.abs(was);
    Verdict verdict =
        !clear || !moved ? Verdict.NOISE : is > was == higher ? Verdict.BETTER : Verdict.WORSE;
    return new Change(ratio, probability, verdict);
  }
}
