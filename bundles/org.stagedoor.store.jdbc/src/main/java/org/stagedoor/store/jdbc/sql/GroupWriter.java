package org.stagedoor.store.jdbc.sql;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of an embedded database. Threads take turns; while others wait for theirs, the
 * work that is done is not committed at once: whoever finds nobody waiting commits for all of them,
 * so that a crowd pays for one flush of the disk together. Each thread still returns only when its
 * work is on disk, and work that fails is undone alone.
 */
final class GroupWriter implements Writer {
  private static final int MAX_BATCH = 64;

  private final Pools pools;
  private final Checkpoints checkpoints;
  private final ReentrantLock turn = new ReentrantLock();

  /** Not committed yet; changed by whoever has the turn. */
  private volatile @Nullable Batch open;

  GroupWriter(Pools pools) {
    this.pools = pools;
    this.checkpoints = new Checkpoints(pools);
  }

  @Override
  public <T> T write(Work<T> work) throws SQLException {
    Batch batch;
    T result;
    takeTurn();
    try {
      batch = current();
      result = batch.run(work);
    } finally {
      endTurn();
    }
    batch.await();
    return result;
  }

  private void takeTurn() throws SQLException {
    try {
      if (turn.tryLock(pools.patience().toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // Somebody may have left a batch to this thread, seeing it wait. If another has the turn, that
    // one sees to it.
    if (turn.tryLock()) {
      endTurn();
    }
    throw new SQLTransientConnectionException("other writers take too long");
  }

  private Batch current() throws SQLException {
    Batch current = open;
    if (current == null) {
      current = Batch.begin(pools);
      open = current;
    }
    return current;
  }

  /**
   * Commits, or leaves that to who waits. Who is seen waiting may give up at that very moment, so
   * that one looks again once the turn is free: somebody has it, or waits for it, or this goes on.
   */
  private void endTurn() {
    do {
      try {
        settle();
      } finally {
        turn.unlock();
      }
    } while (open != null && !turn.hasQueuedThreads() && turn.tryLock());
  }

  private void settle() {
    Batch batch = open;
    if (batch == null) {
      return;
    }
    if (!batch.isOver() && (batch.size() >= MAX_BATCH || !turn.hasQueuedThreads())) {
      batch.commit();
      checkpoints.committed();
    }
    if (batch.isOver()) {
      open = null;
    }
  }
}
