package org.stagedoor.benchmarks.server;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.stagedoor.e2e.Installation;

/**
 * SQLite's file of an installation, whose server may run.
 *
 * @param path the file
 */
record DatabaseFile(Path path) {
  static DatabaseFile of(Installation installation) {
    return new DatabaseFile(installation.data().resolve("stagedoor.db"));
  }

  /** The address for JDBC. */
  String url() {
    return "jdbc:sqlite:" + path;
  }

  /** How many bytes its content takes, be they in the file or still in the journal beside it. */
  double bytes() throws SQLException {
    return number(
        "select (select page_count from pragma_page_count)"
            + " * (select page_size from pragma_page_size)");
  }

  /** How many sessions it has. */
  double sessions() throws SQLException {
    return number("select count(*) from session");
  }

  private double number(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getDouble(1);
    }
  }
}
