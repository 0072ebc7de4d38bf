package org.stagedoor.core.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClockworkTest {
  private static final Duration SOON = Duration.ofMillis(1);

  private final Clockwork clockwork = new Clockwork();
  private final List<String> done = new ArrayList<>();
  private final CountDownLatch enough = new CountDownLatch(1);

  @AfterEach
  void stop() {
    clockwork.stop();
  }

  private void awaitEnough() throws InterruptedException {
    assertTrue(enough.await(20, TimeUnit.SECONDS));
  }

  @Test
  void whatComesDuringAStepIsDoneBeforeTheNext() throws InterruptedException {
    clockwork.inSteps(
        SOON,
        "count",
        () -> {
          done.add("step");
          clockwork.execute(() -> done.add("between"));
          if (done.size() == 5) {
            enough.countDown();
            clockwork.stop();
          }
          return true;
        });
    awaitEnough();
    assertEquals(List.of("step", "between", "step", "between", "step"), done);
  }

  @Test
  void workThatFailsIsDoneAgain() throws InterruptedException {
    clockwork.every(
        SOON,
        "fail",
        () -> {
          done.add("failed");
          if (done.size() == 3) {
            enough.countDown();
          }
          throw new IllegalStateException("away");
        });
    awaitEnough();
  }

  @Test
  void nothingIsDoneNorRefusedAfterTheEnd() {
    clockwork.stop();
    clockwork.execute(() -> done.add("late"));
    clockwork.every(SOON, "add", () -> done.add("late"));
    assertEquals(List.of(), done);
  }
}
