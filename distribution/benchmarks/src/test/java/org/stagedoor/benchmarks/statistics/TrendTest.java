package org.stagedoor.benchmarks.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class TrendTest {
  private final Random random = new Random(7);

  private static Trend of(int points, IntToDoubleFunction value) {
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      xs.add((double) i);
      ys.add(value.applyAsDouble(i));
    }
    return Trend.of(xs, ys);
  }

  @Test
  void findsTheSlope() {
    assertEquals(0.5, of(20, i -> 100 + 0.5 * i).slope(), 1e-9);
  }

  @Test
  void oneJumpOutOfLineDoesNotMoveIt() {
    assertEquals(0.5, of(20, i -> i == 7 ? 1000 : 100 + 0.5 * i).slope(), 0.05);
  }

  @Test
  void noiseIsFlat() {
    int grown = 0;
    for (int run = 0; run < 200; run++) {
      Trend trend = of(60, i -> 120 + 2 * random.nextGaussian());
      grown += trend.grows(60, 1) ? 1 : 0;
    }
    assertTrue(grown <= 4, grown + " of 200");
  }

  @Test
  void aLeakIsFoundInNoise() {
    Trend trend = of(60, i -> 120 + 0.2 * i + 2 * random.nextGaussian());
    assertTrue(trend.grows(60, 1), trend.toString());
  }

  @Test
  void whatGrowsByLessThanMattersIsFlat() {
    assertFalse(of(60, i -> 120 + 0.001 * i).grows(60, 1));
  }

  @Test
  void whatShrinksIsFlat() {
    assertFalse(of(60, i -> 120 - i).grows(60, 1));
  }

  @Test
  void aConstantIsFlat() {
    Trend trend = of(30, i -> 42);
    assertEquals(0, trend.slope());
    assertEquals(1, trend.probability());
    assertFalse(trend.grows(30, 0));
  }
}
