package org.stagedoor.store.jdbc.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** In what databases differ. Statements are written so that all take them; this is the rest. */
interface Dialect {
  /** What an error means for the transaction that met it. */
  enum Verdict {
    /** Another transaction was in the way: run this one again. */
    CONFLICT,
    /** The connection broke: run the transaction again on another, unless it was at its commit. */
    LOST,
    /** No connection can be made: the database is away. */
    AWAY,
    /** It can't be done now: nothing is free, a disk is full, a server only reads. */
    UNABLE,
    /** The statement is wrong, or breaks a constraint. */
    BUG
  }

  /** How transactions reach this database's disk. */
  Writer writer(Pools pools);

  /** How statements are prepared on a pooled connection. */
  Statements statements(Connection connection) throws SQLException;

  /** Whether statements take a way to the server, so that it pays to send several together. */
  boolean remote();

  /** A text as this database can hold it. */
  String fit(String text);

  /** What an error means. */
  Verdict judge(SQLException error);

  /** A schema file's text in this database's words. */
  String translate(String schema);
}
