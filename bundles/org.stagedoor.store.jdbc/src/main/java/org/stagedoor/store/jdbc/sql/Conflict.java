package org.stagedoor.store.jdbc.sql;

import java.sql.SQLException;

/** Another transaction was in the way: the whole transaction may be run again. */
final class Conflict extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final SQLException error;

  Conflict(SQLException error) {
    super("conflict with another transaction", error, false, false);
    this.error = error;
  }

  /** What the database said. */
  SQLException error() {
    return error;
  }
}
