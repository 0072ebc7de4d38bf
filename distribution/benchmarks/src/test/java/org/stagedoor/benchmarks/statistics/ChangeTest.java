package org.stagedoor.benchmarks.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stagedoor.benchmarks.statistics.Change.Verdict;

/** On rounds that are made up: what is known to be noise, and what is not. */
class ChangeTest {
  private static final double TENTH = 0.1;

  private final Random random = new Random(7);

  /** Five rounds around a rate, with a spread as a share of it. */
  private List<Double> rounds(double rate, double spread) {
    return Stream.generate(() -> rate * (1 + spread * random.nextGaussian())).limit(5).toList();
  }

  private Verdict higherIsBetter(List<Double> before, List<Double> after) {
    return Change.of(before, after, true, TENTH).verdict();
  }

  @Test
  void twoRunsOfOneVersionAreNoise() {
    int alarms = 0;
    for (int i = 0; i < 1000; i++) {
      if (higherIsBetter(rounds(9000, 0.05), rounds(9000, 0.05)) != Verdict.NOISE) {
        alarms++;
      }
    }
    assertTrue(alarms <= 5, alarms + " false alarms in 1000");
  }

  @Test
  void aQuarterLessIsFoundInSpiteOfTheSpread() {
    int found = 0;
    for (int i = 0; i < 1000; i++) {
      if (higherIsBetter(rounds(9000, 0.05), rounds(6750, 0.05)) == Verdict.WORSE) {
        found++;
      }
    }
    assertTrue(found >= 980, found + " found in 1000");
  }

  @Test
  void aClearButSmallDifferenceIsNoise() {
    assertEquals(
        Verdict.NOISE,
        higherIsBetter(
            List.of(1000.0, 1001.0, 1002.0, 1003.0, 1004.0),
            List.of(950.0, 951.0, 952.0, 953.0, 954.0)));
  }

  @Test
  void aLargeDifferenceWithinTheSpreadIsNoise() {
    assertEquals(
        Verdict.NOISE,
        higherIsBetter(
            List.of(500.0, 900.0, 1000.0, 1100.0, 1500.0),
            List.of(400.0, 600.0, 700.0, 1050.0, 1200.0)));
  }

  @Test
  void whereLessIsBetterMoreIsWorse() {
    List<Double> quick = List.of(1.0, 1.1, 1.2, 1.3, 1.4);
    List<Double> slow = List.of(2.0, 2.1, 2.2, 2.3, 2.4);
    assertEquals(Verdict.WORSE, Change.of(quick, slow, false, TENTH).verdict());
    assertEquals(Verdict.BETTER, Change.of(slow, quick, false, TENTH).verdict());
    assertEquals(2.2 / 1.2, Change.of(quick, slow, false, TENTH).ratio(), 1e-9);
  }

  @Test
  void singleSamplesMustDifferByMore() {
    assertEquals(Verdict.NOISE, Change.of(List.of(10.0), List.of(12.5), false, TENTH).verdict());
    assertEquals(Verdict.WORSE, Change.of(List.of(10.0), List.of(13.5), false, TENTH).verdict());
  }

  @Test
  void nothingAndNothingIsNoChange() {
    assertEquals(new Change(1, 1, Verdict.NOISE), Change.of(List.of(0.0), List.of(0.0), false, 0));
  }

  @Test
  void somethingWhereNothingWasIsOne() {
    assertEquals(Verdict.WORSE, Change.of(List.of(0.0), List.of(3.0), false, TENTH).verdict());
  }
}
