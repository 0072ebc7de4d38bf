package org.stagedoor.core.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType.Proves;

class StageSlotTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void close() {
    release.countDown();
    threads.shutdownNow();
  }

  private StageSlot slot(boolean blocking, Stage stage) {
    return new StageSlot(
        new StageTraits(
            "x", Proves.NOTHING, blocking, true, 2, Duration.ofMillis(200), 0, "test", "1.0"),
        stage,
        threads,
        Instant.EPOCH);
  }

  private static Attempt attempt() {
    return (Attempt)
        Proxy.newProxyInstance(
            StageSlotTest.class.getClassLoader(),
            new Class<?>[] {Attempt.class},
            (proxy, method, arguments) -> null);
  }

  /** Hangs, deaf to interruption. */
  private Outcome hang() {
    while (true) {
      try {
        release.await();
        return Outcome.passed();
      } catch (InterruptedException e) {
        // Deaf on purpose.
      }
    }
  }

  @Test
  void whatAStageThrowsStaysInsideExceptForAnswers() {
    class Own extends RuntimeException {
      private static final long serialVersionUID = 1L;
    }
    for (boolean blocking : new boolean[] {true, false}) {
      StageSlot own =
          slot(
              blocking,
              attempt -> {
                throw new Own();
              });
      assertThrows(StageFault.class, () -> own.call(stage -> stage.attempt(attempt())));
      StageSlot error =
          slot(
              blocking,
              attempt -> {
                throw new NoClassDefFoundError("x");
              });
      assertThrows(StageFault.class, () -> error.call(stage -> stage.attempt(attempt())));
      StageSlot deep =
          slot(
              blocking,
              attempt -> {
                throw new StackOverflowError();
              });
      assertThrows(StageFault.class, () -> deep.call(stage -> stage.attempt(attempt())));
      StageSlot answer =
          slot(
              blocking,
              attempt -> {
                throw new MatrixException(400, Errcode.MISSING_PARAM, "x");
              });
      assertThrows(MatrixException.class, () -> answer.call(stage -> stage.attempt(attempt())));
    }
  }

  @Test
  void aHangCostsItsOwnTypeAlone() {
    StageSlot slot = slot(true, attempt -> hang());
    for (int i = 0; i < 2; i++) {
      assertThrows(StageFault.class, () -> slot.call(stage -> stage.attempt(attempt())));
    }
    long start = System.nanoTime();
    assertThrows(StageFault.class, () -> slot.call(stage -> stage.attempt(attempt())));
    assertTrue(System.nanoTime() - start < Duration.ofSeconds(5).toNanos());
    assertFalse(slot.close(Duration.ofMillis(50)));
  }

  @Test
  void removalWaitsForAttemptsUnderWay() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    StageSlot slot =
        slot(
            false,
            attempt -> {
              entered.countDown();
              return hang();
            });
    Future<Outcome> attempt = threads.submit(() -> slot.call(stage -> stage.attempt(attempt())));
    entered.await();
    Future<Boolean> closing = threads.submit(() -> slot.close(Duration.ofSeconds(10)));
    assertThrows(TimeoutException.class, () -> closing.get(50, TimeUnit.MILLISECONDS));
    release.countDown();
    assertEquals(Outcome.passed(), attempt.get());
    assertTrue(closing.get());
    assertThrows(StageSlot.Closed.class, () -> slot.call(stage -> stage.attempt(attempt())));
  }
}
