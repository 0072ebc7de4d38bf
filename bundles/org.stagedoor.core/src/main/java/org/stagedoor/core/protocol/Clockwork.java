package org.stagedoor.core.protocol;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread for what no request waits for. Work that fails is logged, and done again in its
 * time. Any thread may call.
 */
final class Clockwork implements Executor {
  private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);

  /** What comes after the end is dropped: the database keeps it for whoever goes on. */
  private final ScheduledExecutorService thread =
      new ScheduledThreadPoolExecutor(1, Clockwork::daemon, new ThreadPoolExecutor.DiscardPolicy());

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "stagedoor-clockwork");
    thread.setDaemon(true);
    return thread;
  }

  /** Does work once, when what came before it is done. */
  @Override
  public void execute(Runnable work) {
    thread.execute(work);
  }

  /** Does work again and again, with a pause before each time. */
  void every(Duration pause, String what, Runnable work) {
    inSteps(
        pause,
        what,
        () -> {
          work.run();
          return false;
        });
  }

  /**
   * Does work that may be long again and again, with a pause before each time. Whatever else is due
   * meanwhile waits for one step at most.
   *
   * @param step does a part of it, and returns whether there is more
   */
  void inSteps(Duration pause, String what, BooleanSupplier step) {
    after(pause, pause, what, step);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The step reports its own failures.
  private void after(Duration delay, Duration pause, String what, BooleanSupplier step) {
    thread.schedule(
        () -> after(isMore(what, step) ? Duration.ZERO : pause, pause, what, step),
        delay.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private static boolean isMore(String what, BooleanSupplier step) {
    try {
      return step.getAsBoolean();
    } catch (RuntimeException e) {
      LOG.warn("Could not {}: {}; it is tried again", what, e.getMessage());
      return false;
    }
  }

  /** Interrupts what is being done; nothing is done from then on. */
  void stop() {
    thread.shutdownNow();
  }
}
