package org.stagedoor.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {
  @Test
  void endsAtRoundNumbers() {
    Axis axis = Axis.upTo(8700, 0, 100);
    assertEquals(List.of(0.0, 2000.0, 4000.0, 6000.0, 8000.0, 10_000.0), axis.labels());
    assertEquals(50, axis.at(5000));
    assertEquals("10,000", axis.label(10_000));
  }

  @Test
  void labelsOfSmallStepsHaveEnoughDigits() {
    Axis axis = Axis.between(0, 0.3, 100, 0);
    assertEquals("0.05", axis.label(0.05));
    assertEquals(100, axis.at(0));
  }

  @Test
  void aSingleValueHasAnAxisToo() {
    assertEquals(0, Axis.between(0, 0, 0, 10).at(0));
  }
}
