package org.stagedoor.hotdeploy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.stagedoor.e2e.Await;

/** Nothing of a version that was replaced stays behind. */
class LeftBehindIT {
  private static final int ROUNDS = 3;
  private static final int A_FEW = 8;

  /** Jetty's grows under load, and lets go of one thread a minute. */
  private static final int POOL = 64;

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
      AtomicReference<Vitals> last = new AtomicReference<>(before);
      try {
        Await.until(
            "old versions to be collected",
            PATIENCE,
            () -> gone(before, last.updateAndGet(any -> vitals(stand))));
      } catch (AssertionError e) {
        throw new AssertionError(e.getMessage() + "\n" + before + "\n" + last.get(), e);
      }
      stand.verify();
    }
  }

  private static boolean gone(Vitals before, Vitals after) {
    return after.loaders() < before.loaders() + ROUNDS
        && after.heap() < before.heap() + 10 * MB
        && after.threads() < before.threads() + POOL
        && after.files() <= before.files() + A_FEW
        && after.cache() < before.cache() + 10 * MB;
  }

  private static Vitals vitals(Stand stand) {
    try {
      return stand.vitals();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
