package org.stagedoor.store.jdbc.sql;

import java.sql.SQLException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies what was committed from SQLite's log to the database itself, a moment later and beside
 * those who write. SQLite does so within the commit that makes the log too long, whose clients, and
 * all that wait behind them, would wait until the disk has taken some thousand scattered pages. So
 * that commit is to find but few.
 *
 * <p>Nobody has to stop it: its thread ends when nothing is written.
 */
final class Checkpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  /** Pages that are written again and again are copied but once in this time. */
  private static final long PAUSE_MILLIS = 100;

  private final Pools pools;
  private final AtomicBoolean due = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1,
          work -> {
            Thread made = new Thread(work, "stagedoor-checkpoint");
            made.setDaemon(true);
            return made;
          });

  Checkpoints(Pools pools) {
    this.pools = pools;
    thread.setKeepAliveTime(1, TimeUnit.SECONDS);
    thread.allowCoreThreadTimeOut(true);
  }

  /** Called by any thread after each commit. */
  @SuppressWarnings("FutureReturnValueIgnored") // It reports its own failures.
  void committed() {
    if (!due.get() && due.compareAndSet(false, true)) {
      thread.schedule(this::copy, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void copy() {
    due.set(false);
    try (Link link = pools.reader()) {
      link.query("pragma wal_checkpoint(passive)", row -> row.getInt(1));
    } catch (SQLException e) {
      LOG.debug("What was committed stays in the log for now", e);
    }
  }
}
