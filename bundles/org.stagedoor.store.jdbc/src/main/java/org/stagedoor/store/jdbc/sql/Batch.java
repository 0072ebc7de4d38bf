package org.stagedoor.store.jdbc.sql;

import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One commit for the work of several threads. All but {@link #await} is called by whoever has the
 * turn.
 */
final class Batch {
  private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

  private final Pools pools;
  private final Link link;
  private final CountDownLatch over = new CountDownLatch(1);
  private int size;
  private volatile @Nullable SQLException failure;

  private Batch(Pools pools, Link link) {
    this.pools = pools;
    this.link = link;
  }

  static Batch begin(Pools pools) throws SQLException {
    Link link = pools.writer();
    boolean begun = false;
    try {
      link.update("begin immediate");
      begun = true;
      return new Batch(pools, link);
    } finally {
      if (!begun) {
        link.close();
      }
    }
  }

  int size() {
    return size;
  }

  boolean isOver() {
    return over.getCount() == 0;
  }

  /** Runs one thread's work; if it throws, only that is undone. */
  <T> T run(Work<T> work) throws SQLException {
    link.update("savepoint work");
    size++;
    boolean done = false;
    try {
      T result = work.on(link);
      link.update("release work");
      done = true;
      return result;
    } finally {
      if (!done) {
        undo();
      }
    }
  }

  /** SQLite itself may have undone all when the disk was full; then all of the batch has failed. */
  private void undo() {
    try {
      link.update("rollback to work");
      link.update("release work");
    } catch (SQLException e) {
      fail(e);
    }
  }

  /** Makes all work durable, or fails for all. */
  void commit() {
    try {
      link.update("commit");
      end();
    } catch (SQLException e) {
      fail(e);
    }
  }

  private void fail(SQLException error) {
    failure = error;
    try {
      link.update("rollback");
    } catch (SQLException e) {
      LOG.debug("A connection is thrown away, since its rollback failed", e);
      pools.discard(link);
    }
    end();
  }

  private void end() {
    try {
      link.close();
    } catch (SQLException e) {
      LOG.warn("A connection could not be given back", e);
    } finally {
      over.countDown();
    }
  }

  /** Waits for the commit. An interruption is kept for later: what was done must be known. */
  void await() throws SQLException {
    boolean interrupted = false;
    while (true) {
      try {
        over.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    SQLException error = failure;
    if (error != null) {
      throw new SQLException(error.getMessage(), error.getSQLState(), error.getErrorCode(), error);
    }
  }
}
