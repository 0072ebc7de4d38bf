package org.stagedoor.stage.password;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.stagedoor.api.http.MatrixException;

/**
 * The threads that hash: few, for each hash takes a processor and 19 MiB for tens of milliseconds,
 * and of the lowest priority where the system knows one, so that a rush of log-ins delays log-ins
 * more than challenges. Users take turns, so that nobody's rush delays everybody.
 */
final class HashingThreads implements AutoCloseable {
  private static final long IDLE_SECONDS = 30;

  private final ThreadPoolExecutor pool;
  private final Turns turns;
  private final Duration wait;

  /**
   * Starts without a thread; they come with the first hashes and go when idle.
   *
   * @param concurrency how many hashes are computed at once
   * @param queue how many others wait, each of them keeping the thread that it came by
   * @param wait how long they wait, computing included
   */
  HashingThreads(int concurrency, int queue, Duration wait) {
    this.wait = wait;
    turns = new Turns(concurrency, queue);
    pool =
        new ThreadPoolExecutor(
            concurrency,
            concurrency,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new LowPriority());
    pool.allowCoreThreadTimeOut(true);
  }

  /**
   * Has work done by one of the threads, and waits for it.
   *
   * @param source whose work it is
   * @throws MatrixException 503 if too much waits already, or comes while this waits and is of
   *     sources that have less waiting, or the wait was too long
   */
  <T> T run(String source, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    if (!turns.enter(source, task)) {
      throw busy();
    }
    try {
      pool.execute(this::runNext);
      return task.get(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException | TimeoutException | CancellationException e) {
      throw giveUp(task);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw giveUp(task);
    } catch (ExecutionException e) {
      throw new IllegalStateException("hashing failed", e.getCause());
    } finally {
      turns.leave(source, task);
    }
  }

  private void runNext() {
    Runnable next = turns.next();
    if (next != null) {
      next.run();
    } // else it was given up
  }

  private static MatrixException giveUp(FutureTask<?> task) {
    task.cancel(false);
    return busy();
  }

  private static MatrixException busy() {
    return MatrixException.unavailable("Too many passwords are being checked; try again");
  }

  @Override
  public void close() {
    pool.shutdown();
  }

  private static final class LowPriority implements ThreadFactory {
    private final AtomicInteger number = new AtomicInteger();

    @Override
    @SuppressWarnings("ThreadPriorityCheck") // Nothing relies on it; systems may pass it over.
    public Thread newThread(Runnable work) {
      Thread thread = new Thread(work, "stagedoor-password-" + number.incrementAndGet());
      thread.setDaemon(true);
      thread.setPriority(Thread.MIN_PRIORITY);
      return thread;
    }
  }
}
