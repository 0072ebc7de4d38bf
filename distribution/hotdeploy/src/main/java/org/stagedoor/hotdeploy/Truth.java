package org.stagedoor.hotdeploy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.stagedoor.e2e.Installation;

/**
 * What has really happened, as the database of a server that has ended tells it.
 *
 * @param users the ids of all users
 * @param devices how many devices there are
 */
public record Truth(Set<String> users, int devices) {
  /** Reads it. */
  public static Truth of(Installation installation) throws SQLException {
    Path file = installation.data().resolve("stagedoor.db");
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = database.createStatement()) {
      Set<String> users = new HashSet<>();
      try (ResultSet rows = statement.executeQuery("select user_id from account")) {
        while (rows.next()) {
          users.add(rows.getString(1));
        }
      }
      try (ResultSet rows = statement.executeQuery("select count(*) from device")) {
        rows.next();
        return new Truth(users, rows.getInt(1));
      }
    }
  }
}
