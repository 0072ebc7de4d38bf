package org.stagedoor.store.jdbc.sql;

/** Another transaction was in the way: the whole transaction may be run again. */
final class Conflict extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Conflict(Throwable cause) {
    super("conflict with another transaction", cause, false, false);
  }
}
