package org.stagedoor.e2e.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads from the database of a server that was killed which mails it was handing over. */
final class Leases {
  private static final String TAKEN =
      "select id || ' ' || attempts from outbox where attempts > 0"
          + " and topic like 'org.stagedoor.mail.smtp/%'";

  private final Path data;
  private Set<String> before = Set.of();

  Leases(Path data) {
    this.data = data;
  }

  /** How many mails the server had in hand that it did not have at the kill before. */
  int hit() throws IOException, SQLException {
    Set<String> taken = new HashSet<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(TAKEN)) {
      while (rows.next()) {
        taken.add(rows.getString(1));
      }
    }
    Set<String> fresh = new HashSet<>(taken);
    fresh.removeAll(before);
    before = taken;
    return fresh.size();
  }

  /** The server is to find its files as it left them. */
  private Path copy() throws IOException {
    Path folder = Files.createTempDirectory(data.getParent(), "killed-");
    for (String name : List.of("stagedoor.db", "stagedoor.db-wal")) {
      if (Files.exists(data.resolve(name))) {
        Files.copy(data.resolve(name), folder.resolve(name));
      }
    }
    return folder.resolve("stagedoor.db");
  }
}
