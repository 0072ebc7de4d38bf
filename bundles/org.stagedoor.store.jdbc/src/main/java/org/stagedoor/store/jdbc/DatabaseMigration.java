package org.stagedoor.store.jdbc;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.OptionalInt;
import org.stagedoor.store.jdbc.sql.Database;
import org.stagedoor.store.jdbc.sql.Databases;

/**
 * Brings a database to this code's schema version.
 *
 * @param settings which database
 */
record DatabaseMigration(Settings settings) {
  void run(PrintStream out) {
    OptionalInt before;
    try (Database database = Databases.look(settings.target())) {
      before = Databases.version(database);
    }
    try (Database database =
        Databases.open(settings.target(), Store.SCHEMA_VERSION, InstantSource.system())) {
      int now = Databases.version(database).orElse(0);
      String of = settings.target().shown() + " has schema version " + now;
      if (before.orElse(0) == now) {
        out.println(of + "; there was nothing to do.");
      } else {
        out.println(of + " now" + (before.isEmpty() ? "." : ", was " + before.getAsInt() + "."));
      }
    }
  }
}
