package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stagedoor.store.jdbc.sql.Database;
import org.stagedoor.store.jdbc.sql.Databases;
import org.stagedoor.store.jdbc.sql.Target;

/** Kills a copy again and again, and lets it go on. */
@Tag("postgresql")
@Timeout(120)
class CopyKillTest {
  private static final int ACCOUNTS = 20_000;
  private static final int KILLS = 4;

  @TempDir Path directory;

  /** The main of the process that is killed. */
  static final class Copying {
    private Copying() {}

    public static void main(String[] arguments) {
      Path directory = Path.of(arguments[0]);
      System.exit(DatabaseTool.run(directory, directory, List.of("copy"), System.out, System.out));
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-cp",
            System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path", "")),
            Copying.class.getName(),
            directory.toString())
        .redirectErrorStream(true)
        .start();
  }

  private void fill() {
    try (TestStore store = TestStore.sqlite(directory)) {
      store
          .database()
          .update(
              "insert into account (name, user_id, kind, state, created)"
                  + " with recursive number (n) as"
                  + " (select 1 union all select n + 1 from number where n < ?)"
                  + " select '@' || n || ':x', '@' || n || ':x', 'USER', 'ACTIVE', n from number",
              ACCOUNTS);
      store
          .database()
          .update(
              "insert into device (account, id, created) select name, 'é' || created, created"
                  + " from account");
    }
  }

  private static long accounts(Database database) {
    return database.find("select count(*) from account", row -> row.getLong(1)).orElse(0L);
  }

  @Test
  void goesOnWhereItWas() throws IOException, InterruptedException {
    fill();
    Target target = PostgresDatabases.fresh();
    Files.writeString(
        directory.resolve("org.stagedoor.store.cfg"),
        "url = " + target.url() + "\nuser = postgres\n");
    try (Database database = Databases.open(target, Store.SCHEMA_VERSION, InstantSource.system())) {
      for (int kill = 1; kill <= KILLS; kill++) {
        long enough = (long) ACCOUNTS * kill / (KILLS + 1);
        Process process = start();
        while (process.isAlive() && accounts(database) < enough) {
          Thread.onSpinWait();
        }
        process.destroyForcibly();
        assertNotEquals(0, process.waitFor());
      }
      assertTrue(accounts(database) < ACCOUNTS, "the kills came too late");
    }
    Process process = start();
    String said;
    try (BufferedReader reader = process.inputReader()) {
      said = reader.lines().collect(Collectors.joining("\n"));
    }
    assertEquals(0, process.waitFor(), said);
    assertTrue(said.contains("it goes on"), said);
    assertTrue(said.contains("20,000 rows, the same in both"), said);
  }
}
