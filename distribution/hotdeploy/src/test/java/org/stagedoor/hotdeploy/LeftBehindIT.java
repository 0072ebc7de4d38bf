package org.stagedoor.hotdeploy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.stagedoor.e2e.Await;

/** Nothing of a version that was replaced stays behind. */
class LeftBehindIT {
  private static final int ROUNDS = 3;
  private static final int A_FEW = 8;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long MB = 1024 * 1024;

  @Test
  void oldVersionsAreCollected() throws Exception {
    try (Stand stand = Stand.open()) {
      stand.replaceAll(2); // each has been used by then, in a version that was dropped
      Vitals before = stand.vitals();

      stand.replaceAll(ROUNDS);

      // A bundle that left one behind each time would have left so many. Those replaced last go a
      // little later: idle threads of pools still know them.
      Await.until(
          "old versions to be collected",
          PATIENCE,
          () -> stand.vitals().loaders() < before.loaders() + ROUNDS);
      Vitals after = stand.vitals();
      String both = before + "\n" + after;
      assertTrue(after.heap() < before.heap() + 10 * MB, both);
      assertTrue(after.threads() <= before.threads() + A_FEW, both);
      assertTrue(after.files() <= before.files() + A_FEW, both);
      assertTrue(after.cache() < before.cache() + 10 * MB, both);
      stand.verify();
    }
  }
}
