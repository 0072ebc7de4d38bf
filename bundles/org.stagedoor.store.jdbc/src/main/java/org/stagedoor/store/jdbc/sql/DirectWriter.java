package org.stagedoor.store.jdbc.sql;

import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.StoreUnavailable;

/**
 * A connection and a commit for each transaction, for a database that has many writers.
 *
 * @param pools where connections come from
 */
record DirectWriter(Pools pools) implements Writer {
  private static final Logger LOG = LoggerFactory.getLogger(DirectWriter.class);

  @Override
  public <T> T write(Work<T> work) throws SQLException {
    try (Link link = pools.writer()) {
      boolean done = false;
      try {
        link.begin();
        T result = work.on(link);
        commit(link);
        done = true;
        return result;
      } finally {
        if (!done) {
          undo(link);
        }
      }
    }
  }

  /** A connection that breaks here leaves open whether the work is done: it must not run again. */
  private void commit(Link link) throws SQLException {
    try {
      link.commit();
    } catch (SQLException e) {
      if (pools.dialect().judge(e) == Dialect.Verdict.LOST) {
        throw new StoreUnavailable("the connection to the database broke at commit", e);
      }
      throw e;
    }
  }

  private void undo(Link link) {
    try {
      link.rollback();
    } catch (SQLException e) {
      LOG.debug("A connection is thrown away, since its rollback failed", e);
      pools.discard(link);
    }
  }
}
