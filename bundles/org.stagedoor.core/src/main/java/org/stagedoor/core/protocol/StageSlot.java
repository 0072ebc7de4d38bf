package org.stagedoor.core.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.stage.Stage;

/**
 * One stage as it is installed. Calls go through here: so many at once, so long each, and what goes
 * wrong stays inside. A permit is also the lease that {@link #close} waits for. Used by any thread;
 * no lock is held while the stage runs.
 */
final class StageSlot {
  private static final Logger LOG = LoggerFactory.getLogger(StageSlot.class);

  private final StageTraits traits;
  private final Stage stage;
  private final ExecutorService threads;
  private final Semaphore permits;
  private final Semaphore waiting;
  private final Set<String> own;
  private final Instant since;
  private volatile boolean closed;

  StageSlot(StageTraits traits, Stage stage, ExecutorService threads, Instant since) {
    this.since = since;
    this.traits = traits;
    this.stage = stage;
    this.threads = threads;
    this.permits = new Semaphore(traits.concurrency());
    this.own =
        Stream.of("params", "passable", "shows", "lacks")
            .filter(method -> isOwn(stage, method))
            .collect(Collectors.toUnmodifiableSet());
    // Who waits holds a thread of the server: a sick stage may have as many of them again, no more.
    this.waiting = new Semaphore(traits.concurrency());
  }

  StageTraits traits() {
    return traits;
  }

  /** When it was installed. */
  Instant since() {
    return since;
  }

  /** How many calls are under way. */
  int underWay() {
    return Math.max(0, traits.concurrency() - permits.availablePermits());
  }

  /**
   * Whether the stage's class has a method of its own where the SPI has a default: what it has not
   * need not be called.
   */
  boolean overrides(String method) {
    return own.contains(method);
  }

  private static boolean isOwn(Stage stage, String method) {
    try {
      return Stream.of(stage.getClass().getMethods())
          .filter(one -> one.getName().equals(method))
          .anyMatch(one -> one.getDeclaringClass() != Stage.class);
    } catch (LinkageError e) {
      return true;
    }
  }

  boolean closed() {
    return closed;
  }

  /**
   * Calls the stage.
   *
   * @throws MatrixException as the stage throws it
   * @throws StoreUnavailable if the store is away
   * @throws StageFault for everything else that goes wrong
   * @throws Closed if the stage was removed before the call began
   */
  <T> T call(Function<Stage, T> work) {
    long deadline = System.nanoTime() + traits.timeLimit().toNanos();
    acquire(deadline);
    if (!traits.blocking()) {
      boolean interrupted = Thread.currentThread().isInterrupted();
      try {
        return judged(() -> work.apply(stage));
      } finally {
        // What the stage did to itself is not to stop those who are called after it.
        if (!interrupted) {
          Thread.interrupted();
        }
        permits.release();
      }
    }
    FutureTask<T> task = new FutureTask<>(() -> inside(work));
    try {
      // The permit is given back when the work is over, be it long after it was given up, and also
      // if it never began.
      threads.execute(
          () -> {
            try {
              task.run();
            } finally {
              permits.release();
            }
          });
    } catch (RejectedExecutionException e) {
      permits.release();
      throw new Closed();
    }
    return judged(() -> await(task, deadline));
  }

  private <T> T inside(Function<Stage, T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Libraries that a stage embeds look for their parts here.
    thread.setContextClassLoader(stage.getClass().getClassLoader());
    try {
      return work.apply(stage);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private void acquire(long deadline) {
    boolean acquired = !closed && (permits.tryAcquire() || await(deadline));
    if (closed) {
      if (acquired) {
        permits.release();
      }
      throw new Closed();
    }
    if (!acquired) {
      throw new StageFault(traits.type(), "is overrun");
    }
  }

  private boolean await(long deadline) {
    if (!waiting.tryAcquire()) {
      return false;
    }
    try {
      return permits.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting.release();
    }
  }

  private <T> T await(Future<T> future, long deadline) throws Throwable {
    try {
      return future.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() == null ? e : e.getCause();
    } catch (TimeoutException | CancellationException e) {
      future.cancel(true);
      LOG.warn("Stage {} took longer than {}; it was interrupted", traits, traits.timeLimit());
      throw new StageFault(traits.type(), "took too long");
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new StageFault(traits.type(), "was interrupted");
    }
  }

  @FunctionalInterface
  private interface Work<T> {
    T run() throws Throwable;
  }

  /**
   * A stage's exception, of whatever class, must not leave its bundle: nobody else may know the
   * class.
   */
  private <T> T judged(Work<T> work) {
    try {
      T result = work.run();
      if (result == null) {
        LOG.error("Stage {} returned null", traits);
        throw new StageFault(traits.type(), "returned null");
      }
      return result;
    } catch (MatrixException | StoreUnavailable | StageFault e) {
      throw e;
    } catch (Throwable e) {
      LOG.error("Stage {} failed", traits, e);
      throw new StageFault(traits.type(), "failed");
    }
  }

  /** Takes no more calls, and waits for those under way, up to a time. True if none is left. */
  boolean close(Duration limit) {
    closed = true;
    try {
      return permits.tryAcquire(traits.concurrency(), limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The stage was removed before the call began; look for its successor. */
  static final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Closed() {
      super("closed", null, false, false);
    }
  }
}
