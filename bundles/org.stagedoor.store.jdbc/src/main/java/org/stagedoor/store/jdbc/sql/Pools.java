package org.stagedoor.store.jdbc.sql;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Where connections come from: a pool for transactions and one for single reads, which may be the
 * same.
 *
 * @param dialect of the database behind them
 * @param writers connections that may write
 * @param readers connections that only read
 * @param patience how long to wait for the database
 */
record Pools(Dialect dialect, HikariDataSource writers, HikariDataSource readers, Duration patience)
    implements AutoCloseable {

  /** A connection that may write; waits for one as long as the pool's time allows. */
  Link writer() throws SQLException {
    return link(writers);
  }

  /** A connection for a read. */
  Link reader() throws SQLException {
    return link(readers);
  }

  private Link link(HikariDataSource pool) throws SQLException {
    Connection connection = pool.getConnection();
    return new Link(connection, dialect);
  }

  /** Throws a connection away whose state is not known. */
  void discard(Link link) {
    writers.evictConnection(link.connection());
  }

  @Override
  public void close() {
    readers.close();
    writers.close();
  }
}
