package org.stagedoor.store.jdbc.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connections, and a queue of those who want one. HikariCP has a queue as well, but who gives a
 * connection back there spins until one of those who wait has woken up and taken it, which costs a
 * crowd a fifth of its processor time. So as many threads as there are connections ask it, and the
 * others wait here. Any thread may call.
 */
final class Pool implements AutoCloseable {
  /** So much longer one waits than those whose turn it is, to hear from them why it was in vain. */
  private static final long GRACE_MILLIS = 250;

  private final HikariDataSource connections;
  private final Semaphore turns;

  /** The last time that somebody waited for the database in vain. */
  private volatile @Nullable InVain inVain;

  /** Opens a pool; throws what HikariCP throws. */
  Pool(HikariConfig config) {
    connections = new HikariDataSource(config);
    turns = new Semaphore(connections.getMaximumPoolSize());
  }

  /** What came of waiting, and when, in {@link System#nanoTime}. */
  private record InVain(SQLTransientConnectionException error, long at) {}

  /**
   * Takes a connection, which must be given back; waits for one as long as the pool's time allows.
   */
  Connection take() throws SQLException {
    long since = System.nanoTime();
    awaitTurn();
    boolean taken = false;
    try {
      checkHope(since);
      Connection connection = connections.getConnection();
      taken = true;
      return connection;
    } catch (SQLTransientConnectionException e) {
      inVain = new InVain(e, System.nanoTime());
      throw e;
    } finally {
      if (!taken) {
        turns.release();
      }
    }
  }

  private void awaitTurn() throws SQLException {
    try {
      if (turns.tryAcquire()
          || turns.tryAcquire(
              connections.getConnectionTimeout() + GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new SQLTransientConnectionException("all connections are in use");
  }

  /** If the one before waited in vain while this one waited for its turn, so would this one. */
  private void checkHope(long since) throws SQLTransientConnectionException {
    InVain last = inVain;
    if (last != null && last.at - since > 0) {
      throw new SQLTransientConnectionException(
          last.error.getMessage(), last.error.getSQLState(), last.error.getCause());
    }
  }

  /** Gives a connection back. */
  void giveBack(Connection connection) throws SQLException {
    try {
      connection.close();
    } finally {
      turns.release();
    }
  }

  /** Throws a connection away whose state is not known; it must be given back all the same. */
  void discard(Connection connection) {
    connections.evictConnection(connection);
  }

  @Override
  public void close() {
    connections.close();
  }
}
