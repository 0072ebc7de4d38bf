package org.stagedoor.testkit;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.opentest4j.AssertionFailedError;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Settlement;
import org.stagedoor.api.stage.Stage;

/**
 * A stage with somebody who looks at the clock: a test of one that hangs ends, and says why. Each
 * call has the time that the stage declares, as in the core; all calls of a test together must not
 * be slow either, since a contract makes thousands.
 */
final class TimedStage implements Stage {
  private static final Duration SLOW_IN_ALL = Duration.ofSeconds(60);
  private static final Duration SLOW = Duration.ofMillis(250);
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "stage");
            thread.setDaemon(true);
            return thread;
          });

  /** Names of stages that have hung: their other tests fail too, and soon. */
  private static final Set<String> HUNG = ConcurrentHashMap.newKeySet();

  private static final long HUNG_MILLIS = 500;

  private final Stage stage;
  private final long limitMillis;
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong nanos = new AtomicLong();

  TimedStage(Stage stage) {
    this(stage, Declared.timeLimitMillis(stage.getClass()));
  }

  TimedStage(Stage stage, long limitMillis) {
    this.stage = stage;
    this.limitMillis = limitMillis;
  }

  @Override
  public Outcome attempt(Attempt attempt) {
    return timed("attempt()", () -> stage.attempt(attempt));
  }

  @Override
  public Dict params(Attempt attempt) {
    return timed("params()", () -> stage.params(attempt));
  }

  @Override
  public String shows() {
    return timed("shows()", stage::shows);
  }

  @Override
  public boolean passable(Attempt attempt) {
    return timed("passable()", () -> stage.passable(attempt));
  }

  @Override
  public Page page(Attempt attempt) {
    return timed("page()", () -> stage.page(attempt));
  }

  @Override
  public void settled(Settlement settlement) {
    timed(
        "settled()",
        () -> {
          stage.settled(settlement);
          return true;
        });
  }

  private <T> T timed(String method, Callable<T> call) {
    long began = System.nanoTime();
    Future<T> answer = THREADS.submit(call);
    try {
      long limit = HUNG.contains(name()) ? Math.min(HUNG_MILLIS, limitMillis) : limitMillis;
      T value = answer.get(limit, TimeUnit.MILLISECONDS);
      count(System.nanoTime() - began);
      return value;
    } catch (TimeoutException e) {
      answer.cancel(true);
      HUNG.add(name());
      throw hung(method, e);
    } catch (ExecutionException e) {
      throw rethrown(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionFailedError("interrupted", e);
    }
  }

  private String name() {
    return stage.getClass().getName();
  }

  private AssertionFailedError hung(String method, TimeoutException e) {
    return Advice.of(
        "has not come back from " + method + " after " + limitMillis + " ms",
        "then the core interrupts it and answers 503, and a stage that declares blocking = false"
            + " holds up the whole server meanwhile",
        "give whatever it waits for a time limit, and stage() a stand-in for it in tests; if it needs"
            + " longer, declare @StageType(blocking = true, timeLimitMillis = …), at most 120000",
        e);
  }

  private void count(long took) {
    long number = calls.incrementAndGet();
    long all = nanos.addAndGet(took);
    if (all > SLOW_IN_ALL.toNanos() && all / number > SLOW.toNanos()) {
      throw Advice.of(
          "took %d ms for each of %d calls"
              .formatted(Duration.ofNanos(all / number).toMillis(), number),
          "the contract makes thousands of calls, so this test would take hours",
          "let stage() be wired with stand-ins that answer at once, and nowhere sleep");
    }
  }

  private static RuntimeException rethrown(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(e);
  }
}
