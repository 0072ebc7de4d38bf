package org.stagedoor.store.jdbc.sql;

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
record Pools(Dialect dialect, Pool writers, Pool readers, Duration patience)
    implements AutoCloseable {

  /** A connection that may write; waits for one as long as the pool's time allows. */
  Link writer() throws SQLException {
    return Link.take(writers, dialect);
  }

  /** A connection for a read. */
  Link reader() throws SQLException {
    return Link.take(readers, dialect);
  }

  /** Throws a connection away whose state is not known. */
  void discard(Link link) {
    writers.discard(link.connection());
  }

  @Override
  public void close() {
    readers.close();
    writers.close();
  }
}
