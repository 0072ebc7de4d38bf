package org.stagedoor.container.harness;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what a container does in its own time. */
public final class Await {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(10);

  private Await() {}

  /**
   * Asks until the answer is as wanted.
   *
   * @return that answer
   * @throws AssertionError with the last answer, after a minute
   */
  public static <T> T until(Supplier<T> question, Predicate<T> wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    T answer = question.get();
    while (!wanted.test(answer)) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("still " + answer);
      }
      try {
        Thread.sleep(PAUSE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      answer = question.get();
    }
    return answer;
  }
}
