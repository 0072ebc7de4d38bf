package org.stagedoor.hotdeploy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Begins sessions at fixed times, whether the server keeps up or not, so that its slow moments
 * don't go unnoticed for want of requests.
 */
public final class OpenLoop implements AutoCloseable {
  /** No session may take longer once the last has begun. */
  private static final Duration DRAIN = Duration.ofSeconds(60);

  private final Phaser underWay = new Phaser(1);
  private final AtomicBoolean goOn = new AtomicBoolean(true);
  private final AtomicInteger begun = new AtomicInteger();
  private final Thread thread;

  /** Something that is begun at each tick. */
  @FunctionalInterface
  public interface Beginning {
    /**
     * Begins a session.
     *
     * @param number of the session, from 0
     * @param due when it is due, as {@link System#nanoTime} counts
     * @return completes when the session has ended, however
     */
    CompletableFuture<?> begin(int number, long due);
  }

  private OpenLoop(double perSecond, Beginning beginning) {
    thread = new Thread(() -> run(perSecond, beginning), "open-loop");
    thread.setDaemon(true);
  }

  /** Starts. */
  public static OpenLoop start(double perSecond, Beginning beginning) {
    OpenLoop loop = new OpenLoop(perSecond, beginning);
    loop.thread.start();
    return loop;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Each tells the phaser of its end.
  private void run(double perSecond, Beginning beginning) {
    long start = System.nanoTime();
    for (int number = 0; goOn.get(); number = begun.incrementAndGet()) {
      long due = start + (long) (number * 1e9 / perSecond);
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      underWay.register();
      beginning.begin(number, due).whenComplete((done, failure) -> underWay.arriveAndDeregister());
    }
  }

  /**
   * Begins no more, and waits for those under way.
   *
   * @return how many were begun
   */
  public int stop() throws InterruptedException, TimeoutException {
    goOn.set(false);
    thread.join();
    underWay.awaitAdvanceInterruptibly(underWay.arrive(), DRAIN.toSeconds(), TimeUnit.SECONDS);
    return begun.get();
  }

  @Override
  public void close() {
    goOn.set(false);
  }
}
