package org.stagedoor.store.jdbc;

import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.OptionalInt;
import org.stagedoor.store.jdbc.copy.Rows;
import org.stagedoor.store.jdbc.sql.Database;
import org.stagedoor.store.jdbc.sql.Databases;

/**
 * Says what is in a database, and changes nothing.
 *
 * @param settings which database
 */
record DatabaseStatus(Settings settings) {
  /** Prints it; false if there is no database yet. */
  boolean print(PrintStream out) {
    line(out, "database", settings.target().shown());
    if (settings.target().file().filter(file -> !Files.exists(file)).isPresent()) {
      line(out, "schema version", "none: there is no such file yet");
      return false;
    }
    try (Database database = Databases.look(settings.target())) {
      OptionalInt version = Databases.version(database);
      if (version.isEmpty()) {
        line(out, "schema version", "none: there are no tables yet");
        return false;
      }
      line(out, "schema version", version(version.getAsInt()));
      line(out, "secret", secret());
      line(out, "sealing keys", keys(database));
      Rows.counts(database).forEach((table, rows) -> line(out, table, "%,d rows".formatted(rows)));
      return true;
    }
  }

  private static String version(int version) {
    if (version == Store.SCHEMA_VERSION) {
      return version + ", that of this program";
    }
    return version < Store.SCHEMA_VERSION
        ? version + ", older than this program's " + Store.SCHEMA_VERSION + ": see db migrate"
        : version + ", newer than this program's " + Store.SCHEMA_VERSION;
  }

  private String secret() {
    if (settings.secret().isPresent()) {
      return "in the configuration (.secret)";
    }
    return settings.target().embedded()
        ? "in the file " + settings.keyFile().path()
        : "in the database (.secret is not set)";
  }

  private static String keys(Database database) {
    return database
        .find(
            "select count(*), coalesce(max(number), 0), coalesce(max(created), 0)"
                + " from sealing_key",
            row ->
                "%d, the newest is number %d of %s"
                    .formatted(
                        row.getLong(1), row.getLong(2), Instant.ofEpochMilli(row.getLong(3))))
        .orElse("none");
  }

  private static void line(PrintStream out, String name, String value) {
    out.printf("%-15s %s%n", name, value);
  }
}
