package org.stagedoor.benchmarks.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stagedoor.benchmarks.statistics.Change.Kind;
import org.stagedoor.benchmarks.statistics.Change.Verdict;

/** On rounds that are made up: what is known to be noise, and what is not. */
class ChangeTest {
  private final Random random = new Random(7);

  /** Five rounds around a rate, with a spread as a share of it. */
  private List<Double> rounds(double rate, double spread) {
    return Stream.generate(() -> rate * (1 + spread * random.nextGaussian())).limit(5).toList();
  }

  private Verdict higherIsBetter(List<Double> before, List<Double> after) {
    return Change.of(before, after, true, Kind.TIMED).verdict();
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
    assertEquals(Verdict.WORSE, Change.of(quick, slow, false, Kind.TIMED).verdict());
    assertEquals(Verdict.BETTER, Change.of(slow, quick, false, Kind.TIMED).verdict());
    assertEquals(2.2 / 1.2, Change.of(quick, slow, false, Kind.TIMED).ratio(), 1e-9);
  }

  @Test
  void ofCountsSingleOnesMustDifferByMore() {
    assertEquals(Verdict.NOISE, counted(10, 10.8));
    assertEquals(Verdict.WORSE, counted(10, 11));
  }

  private static Verdict counted(double before, double after) {
    return Change.of(List.of(before), List.of(after), false, Kind.COUNTED).verdict();
  }

  @Test
  void threeRoundsAreTooFewToTell() {
    List<Double> before = List.of(1000.0, 1010.0, 1020.0);
    List<Double> after = List.of(500.0, 510.0, 520.0);
    assertEquals(Verdict.UNKNOWN, higherIsBetter(before, after));
  }

  @Test
  void nothingAndNothingIsNoChange() {
    assertEquals(
        new Change(1, 1, Verdict.NOISE),
        Change.of(List.of(0.0), List.of(0.0), false, Kind.COUNTED));
  }

  @Test
  void somethingWhereNothingWasIsOne() {
    assertEquals(Verdict.WORSE, counted(0, 3));
  }
}
