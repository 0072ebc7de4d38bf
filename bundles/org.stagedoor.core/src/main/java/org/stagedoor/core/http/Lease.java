package org.stagedoor.core.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the calls that are under way in a service, so that its removal can wait for them. No call
 * waits for another.
 */
final class Lease {
  private static final long CLOSED = Long.MIN_VALUE;

  /** How many calls are under way; so many above {@link #CLOSED} once it is closed. */
  private final AtomicLong calls = new AtomicLong();

  private final CountDownLatch over = new CountDownLatch(1);

  /** Starts a call; false if the service is going and must not be called any more. */
  boolean enter() {
    if (calls.incrementAndGet() > 0) {
      return true;
    }
    exit();
    return false;
  }

  /** Ends a call. */
  void exit() {
    if (calls.decrementAndGet() == CLOSED) {
      over.countDown();
    }
  }

  /**
   * Lets no more calls in and waits for those under way.
   *
   * @return whether all ended in time
   */
  boolean close(Duration limit) {
    long before = calls.getAndUpdate(count -> count < 0 ? count : count + CLOSED);
    if (before == 0) {
      over.countDown();
    }
    try {
      return over.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return over.getCount() == 0;
    }
  }
}
