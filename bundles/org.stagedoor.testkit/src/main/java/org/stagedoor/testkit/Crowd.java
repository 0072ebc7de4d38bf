package org.stagedoor.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.opentest4j.AssertionFailedError;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Stage;

/** Many sessions that go the same way at once, each for itself. */
final class Crowd {
  private final Stage stage;
  private final TestAttempt start;

  Crowd(Stage stage, TestAttempt start) {
    this.stage = stage;
    this.start = start;
  }

  /** Lets one go alone, then many; all must pass within a time. */
  void pass(int many, Supplier<List<Input>> passing, Duration limit) {
    alone(many, passing.get());
    ExecutorService threads = Executors.newFixedThreadPool(many);
    try {
      CyclicBarrier line = new CyclicBarrier(many);
      List<Future<Walk>> walks = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        TestAttempt own = start.session("session-" + i);
        List<Input> inputs = List.copyOf(passing.get());
        walks.add(
            threads.submit(
                () -> {
                  line.await();
                  return Walk.passing(stage, own, inputs);
                }));
      }
      for (Future<Walk> walk : walks) {
        walk.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw Advice.of(
          "serves one session alone, and fails when " + many + " come at once: " + e.getMessage(),
          "one stage serves all sessions, from many threads",
          "keep nothing of a session in fields: what must be remembered is the state; bound what"
              + " waits",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionFailedError("interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  /** What one session can't do says nothing of many. */
  private void alone(int many, List<Input> inputs) {
    try {
      Walk.passing(stage, start.session("session-alone"), inputs);
    } catch (AssertionFailedError | RuntimeException e) {
      throw Advice.of(
          "can't be passed by one session alone, so " + many + " at once were not tried",
          "what one session can't do says nothing of many",
          "mend passing(), or the stage: what is wrong is said by the test of the contract that the"
              + " stage passes",
          e);
    }
  }
}
