package org.stagedoor.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Code of others that takes its time. */
class ErrandTest {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Outcome DONE = new Outcome.Done();

  @Test
  void whatReturnsIsHeard() throws Exception {
    assertEquals(DONE, Errand.of("a", Duration.ofSeconds(10), () -> DONE));
  }

  @Test
  void whatThrowsHasFailed() throws Exception {
    Outcome outcome =
        Errand.of(
            "a",
            Duration.ofSeconds(10),
            () -> {
              throw new IllegalStateException("no");
            });
    assertEquals(
        "IllegalStateException: no",
        assertInstanceOf(Outcome.Failed.class, outcome).failure().reason());
  }

  @Test
  void whatSleepsIsWoken() throws Exception {
    Outcome outcome =
        Errand.of(
            "a",
            SHORT,
            () -> {
              new CountDownLatch(1).await();
              return DONE;
            });
    assertInstanceOf(Outcome.Failed.class, outcome);
  }

  @Test
  void whatDoesNotListenIsLeftAloneUntilItReturns() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Outcome outcome =
        Errand.of(
            "a",
            SHORT,
            () -> {
              while (true) {
                try {
                  end.await();
                  return DONE;
                } catch (InterruptedException e) {
                  // It does not listen.
                }
              }
            });
    Errand errand = assertInstanceOf(Outcome.Stuck.class, outcome).errand();
    assertEquals(Optional.empty(), errand.outcome());
    end.countDown();
    Optional<Outcome> late = Optional.empty();
    while (late.isEmpty()) {
      late = errand.outcome();
    }
    assertEquals(Optional.of(DONE), late);
  }
}
