package org.stagedoor.deploy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A change of one bundle, on a thread of its own: the code of others that runs in it may never
 * return. After its time it is interrupted, which ends most of what hangs.
 */
final class Errand {
  private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(2);

  private final CompletableFuture<Outcome> result = new CompletableFuture<>();
  private final Thread thread;

  private Errand(String bundle, Callable<Outcome> work) {
    thread = new Thread(() -> run(work), "deploy-" + bundle);
    thread.setDaemon(true);
  }

  private void run(Callable<Outcome> work) {
    try {
      result.complete(work.call());
    } catch (Throwable e) {
      result.completeExceptionally(e);
    }
  }

  /**
   * Has something done.
   *
   * @param bundle the name of the bundle that is changed
   * @param limit how long it may take
   * @return what the work returned, or failed if it threw, or stuck if it goes on
   */
  static Outcome of(String bundle, Duration limit, Callable<Outcome> work)
      throws InterruptedException {
    Errand errand = new Errand(bundle, work);
    errand.thread.start();
    Optional<Outcome> outcome = errand.within(limit);
    if (outcome.isEmpty()) {
      errand.thread.interrupt();
      outcome = errand.within(AFTER_INTERRUPT).map(late -> overdue(late, limit));
    }
    return outcome.orElseGet(() -> new Outcome.Stuck(errand));
  }

  private static Outcome overdue(Outcome late, Duration limit) {
    return late instanceof Outcome.Failed failed
        ? new Outcome.Failed(
            Failure.lasting(
                "it took longer than "
                    + limit.toSeconds()
                    + " s and was interrupted: "
                    + failed.failure().reason()))
        : late;
  }

  /** What it returned, if it has returned meanwhile. */
  Optional<Outcome> outcome() throws InterruptedException {
    return within(Duration.ZERO);
  }

  private Optional<Outcome> within(Duration limit) throws InterruptedException {
    try {
      return Optional.of(result.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(new Outcome.Failed(Failure.lasting(Trace.words(e))));
    }
  }

  /** Where its thread is now, below what Java has of its own, for the log. */
  String place() {
    return Stream.of(thread.getStackTrace())
        .filter(frame -> !frame.getClassName().matches("(java|jdk|sun)\\..*"))
        .map(StackTraceElement::toString)
        .findFirst()
        .orElse("");
  }
}
