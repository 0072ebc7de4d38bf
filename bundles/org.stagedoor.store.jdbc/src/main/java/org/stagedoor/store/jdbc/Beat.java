package org.stagedoor.store.jdbc;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.StoreUnavailable;

/** Does something again and again, in a thread of its own, whatever comes of it. */
final class Beat implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Beat.class);

  private final ScheduledThreadPoolExecutor executor;

  private Beat(ScheduledThreadPoolExecutor executor) {
    this.executor = executor;
  }

  /** Starts with a first pause. */
  static Beat start(String name, Duration period, Runnable work) {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    long millis = period.toMillis();
    var unused =
        executor.scheduleWithFixedDelay(
            () -> guarded(name, work), millis, millis, TimeUnit.MILLISECONDS);
    return new Beat(executor);
  }

  private static void guarded(String name, Runnable work) {
    try {
      work.run();
    } catch (StoreUnavailable e) {
      LOG.warn("{} waits: {}", name, e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("{} failed and will try again", name, e);
    }
  }

  /** Ends it; waits a moment for a run under way. */
  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
