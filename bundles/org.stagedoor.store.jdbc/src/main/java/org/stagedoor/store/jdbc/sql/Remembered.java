package org.stagedoor.store.jdbc.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps prepared statements for the life of their connection, since SQLite's driver does not and
 * compiling one costs more than running it. The store has a few dozen texts, so none is let go.
 */
final class Remembered implements Statements {
  private final Connection connection;
  private final Map<String, PreparedStatement> idle = new HashMap<>();

  Remembered(Connection connection) {
    this.connection = connection;
  }

  @Override
  public PreparedStatement take(String text) throws SQLException {
    PreparedStatement kept = idle.remove(text);
    return kept != null ? kept : connection.prepareStatement(text);
  }

  @Override
  public void giveBack(String text, PreparedStatement statement, boolean sound)
      throws SQLException {
    if (sound && idle.putIfAbsent(text, statement) == null) {
      return;
    }
    statement.close();
  }
}
