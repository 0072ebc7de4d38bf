package org.stagedoor.benchmarks.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
  private static Samples upTo(int most) {
    return Samples.of(IntStream.rangeClosed(1, most).mapToObj(i -> (double) i).toList());
  }

  @Test
  void percentilesAreSamples() {
    Samples thousand = upTo(1000);
    assertEquals(500, thousand.percentile(50));
    assertEquals(990, thousand.percentile(99));
    assertEquals(999, thousand.percentile(99.9));
    assertEquals(1000, thousand.percentile(100));
    assertEquals(1, thousand.percentile(0));
  }

  @Test
  void medianOfAnEvenNumberIsBetween() {
    assertEquals(2.5, upTo(4).median());
    assertEquals(3, upTo(5).median());
  }

  @Test
  void orderOfArrivalIsKept() {
    Samples samples = new Samples();
    samples.add(3);
    samples.add(1);
    assertEquals(1, samples.least());
    samples.add(2);
    assertEquals(3, samples.most());
    assertEquals(List.of(3.0, 1.0, 2.0), samples.values());
  }

  @Test
  void ofNothingThereIsNoMedian() {
    assertThrows(IllegalStateException.class, () -> new Samples().median());
  }
}
