package org.stagedoor.store.jdbc.sql;

import java.sql.SQLException;

/** Runs work that writes. Any thread may call; the work is done by the calling thread. */
interface Writer {
  /**
   * Runs work in a transaction, which is on disk when this returns, and undone when this throws.
   *
   * @throws SQLException if the transaction can't be begun or committed, or the work throws it
   */
  <T> T write(Work<T> work) throws SQLException;
}
