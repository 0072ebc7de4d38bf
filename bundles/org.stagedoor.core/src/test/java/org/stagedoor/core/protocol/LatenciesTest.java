package org.stagedoor.core.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatenciesTest {
  private final Latencies latencies = new Latencies();

  @Test
  void areNothingAtFirst() {
    assertEquals(Duration.ZERO, latencies.quantile(0.5));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 1000, 1535, 1536, 999_999, 60_000_000})
  void areRoundedUpByHalfAtMost(long micros) {
    latencies.add(Duration.ofNanos(1000 * micros));
    long told = latencies.quantile(0.5).toNanos() / 1000;
    assertTrue(told >= micros && told <= 2 * micros, () -> micros + " as " + told);
  }

  @Test
  void tellTheMiddleFromTheTail() {
    for (int i = 0; i < 99; i++) {
      latencies.add(Duration.ofMillis(1));
    }
    latencies.add(Duration.ofSeconds(2));
    assertTrue(latencies.quantile(0.5).toMillis() < 2);
    assertTrue(latencies.quantile(0.99).toMillis() < 2);
    assertTrue(latencies.quantile(1).toMillis() >= 2000);
  }

  @Test
  void takeWhatIsOutOfRange() {
    latencies.add(Duration.ZERO);
    latencies.add(Duration.ofHours(2));
    assertTrue(latencies.quantile(1).toSeconds() > 60);
  }
}
