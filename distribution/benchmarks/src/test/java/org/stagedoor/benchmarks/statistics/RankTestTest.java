package org.stagedoor.benchmarks.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankTestTest {
  @Test
  void fiveAboveFiveIsTwoOfAllWaysToMixThem() {
    double probability =
        RankTest.probability(List.of(1.0, 2.0, 3.0, 4.0, 5.0), List.of(6.0, 7.0, 8.0, 9.0, 10.0));
    assertEquals(2 / 252.0, probability, 1e-9); // 10 over 5
  }

  @Test
  void aSmallExampleCountedByHand() {
    // U = 1: of the 20 ways 1 has U = 0 and 1 has U = 1, on each side.
    assertEquals(
        4 / 20.0, RankTest.probability(List.of(1.0, 2.0, 4.0), List.of(3.0, 5.0, 6.0)), 1e-9);
  }

  @Test
  void sidesAreEqual() {
    List<Double> one = List.of(1.0, 3.0, 8.0, 9.0);
    List<Double> other = List.of(2.0, 4.0, 5.0, 6.0, 12.0);
    assertEquals(RankTest.probability(one, other), RankTest.probability(other, one), 1e-9);
  }

  @Test
  void theSameValuesAreNoDifference() {
    assertEquals(1, RankTest.probability(List.of(7.0, 7.0, 7.0), List.of(7.0, 7.0, 7.0)), 1e-9);
  }
}
