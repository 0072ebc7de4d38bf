package org.stagedoor.stage.password;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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
 * more than challenges.
 */
final class HashingThreads implements AutoCloseable {
  private static final long IDLE_SECONDS = 30;

  private final ThreadPoolExecutor pool;
  private final Duration wait;

  /**
   * Starts without a thread; they come with the first hashes and go when idle.
   *
   * @param concurrency how many hashes are computed at once
   * @param queue how many others wait
   * @param wait how long they wait, computing included
   */
  HashingThreads(int concurrency, int queue, Duration wait) {
    this.wait = wait;
    pool =
        new ThreadPoolExecutor(
            concurrency,
            concurrency,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queue),
            new LowPriority());
    pool.allowCoreThreadTimeOut(true);
  }

  /**
   * Has work done by one of the threads, and waits for it.
   *
   * @throws MatrixException 503 if too many wait already, or the wait was too long
   */
  <T> T run(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    try {
      pool.execute(task);
      return task.get(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException | TimeoutException e) {
      throw giveUp(task);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw giveUp(task);
    } catch (ExecutionException e) {
      throw new IllegalStateException("hashing failed", e.getCause());
    }
  }

  private MatrixException giveUp(FutureTask<?> task) {
    pool.remove(task);
    task.cancel(false);
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
