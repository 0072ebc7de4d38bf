package org.stagedoor.e2e;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for a condition that nothing announces, such as a file noticed by another process. */
public final class Await {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Await() {}

  /**
   * Returns as soon as the condition holds.
   *
   * @param what completes "waited in vain for …"
   * @throws AssertionError when it does not hold within 60 seconds
   */
  public static void until(String what, Callable<Boolean> condition) throws Exception {
    until(what, PATIENCE, condition);
  }

  /** The same with another patience. */
  public static void until(String what, Duration patience, Callable<Boolean> condition)
      throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("waited in vain for " + what);
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }
}
