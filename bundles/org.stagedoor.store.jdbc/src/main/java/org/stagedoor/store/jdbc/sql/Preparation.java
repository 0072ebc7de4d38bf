package org.stagedoor.store.jdbc.sql;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.account.StoreUnavailable;

/**
 * What has to be done once before a database can be used. A server may be away when this one
 * starts; then the first to find it back prepares it, while others wait for a time.
 */
final class Preparation {
  private final ReentrantLock lock = new ReentrantLock();
  private final Duration patience;
  private volatile @Nullable Runnable work;

  Preparation(Runnable work, Duration patience) {
    this.work = work;
    this.patience = patience;
  }

  /** Sees to it that the work is done; throws what it throws. */
  void done() {
    if (work == null) {
      return;
    }
    if (!locked()) {
      throw new StoreUnavailable("the database is not prepared", new IllegalStateException());
    }
    try {
      Runnable left = work;
      if (left != null) {
        left.run();
        work = null;
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean locked() {
    try {
      return lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
