package org.stagedoor.store.jdbc.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Prepares statements for one connection, and is used by one thread at a time. */
interface Statements {
  /** A statement ready for its parameters. */
  PreparedStatement take(String text) throws SQLException;

  /**
   * Gives a statement back.
   *
   * @param sound whether it ran without an error
   */
  void giveBack(String text, PreparedStatement statement, boolean sound) throws SQLException;

  /** Prepares anew each time: for a driver that remembers statements by itself. */
  record Fresh(Connection connection) implements Statements {
    @Override
    public PreparedStatement take(String text) throws SQLException {
      return connection.prepareStatement(text);
    }

    @Override
    public void giveBack(String text, PreparedStatement statement, boolean sound)
        throws SQLException {
      statement.close();
    }
  }
}
