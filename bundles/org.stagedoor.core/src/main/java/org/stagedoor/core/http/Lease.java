package org.stagedoor.core.http;

import java.time.Duration;

/** Counts the calls that are under way in a service, so that its removal can wait for them. */
final class Lease {
  private int calls;
  private boolean closed;

  /** Starts a call; false if the service is going and must not be called any more. */
  synchronized boolean enter() {
    if (closed) {
      return false;
    }
    calls++;
    return true;
  }

  /** Ends a call. */
  synchronized void exit() {
    calls--;
    if (calls == 0) {
      notifyAll();
    }
  }

  /**
   * Lets no more calls in and waits for those under way.
   *
   * @return whether all ended in time
   */
  synchronized boolean close(Duration limit) {
    closed = true;
    long deadline = System.nanoTime() + limit.toNanos();
    boolean interrupted = false;
    while (calls > 0) {
      long left = (deadline - System.nanoTime() + 999_999) / 1_000_000;
      if (left <= 0 || interrupted) {
        break;
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return calls == 0;
  }
}
