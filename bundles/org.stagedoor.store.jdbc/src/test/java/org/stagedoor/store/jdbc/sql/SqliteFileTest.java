package org.stagedoor.store.jdbc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stagedoor.api.account.StoreUnavailable;

class SqliteFileTest {
  @TempDir Path directory;

  private static Database open(Path file, String parameters) {
    Target target =
        new Target("jdbc:sqlite:" + file + parameters, "", "", 2, Duration.ofMillis(500));
    return Databases.open(target, 1, InstantSource.system());
  }

  private static String refusal(Path file) {
    return String.valueOf(
        assertThrows(IllegalStateException.class, () -> open(file, "")).getMessage());
  }

  @Test
  void isMadeForItsOwnerOnly() throws IOException {
    Path file = directory.resolve("new/deep/stagedoor.db");
    try (Database database = open(file, "");
        Stream<Path> files = Files.list(file.getParent())) {
      database.update("insert into meta (name, value) values ('a', 'b')");
      for (Path made : files.toList()) {
        assertEquals(
            PosixFilePermissions.fromString("rw-------"),
            Files.getPosixFilePermissions(made),
            made.toString());
      }
    }
  }

  @Test
  void flushesEachCommit() {
    try (Database database = open(directory.resolve("stagedoor.db"), "")) {
      assertEquals("wal", pragma(database, "journal_mode"));
      assertEquals("2", pragma(database, "synchronous"));
      assertEquals("1", pragma(database, "foreign_keys"));
    }
  }

  @Test
  void copiesWhatWasCommittedFromItsLogByItself() throws Exception {
    Path file = directory.resolve("stagedoor.db");
    try (Database database = open(file, "")) {
      long before = Files.size(file);
      database.update("insert into meta (name, value) values ('a', ?)", "b".repeat(100_000));

      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> {
            while (Files.size(file) < before + 100_000) {
              Thread.sleep(5);
            }
          });
    }
  }

  private static String pragma(Database database, String name) {
    return database.returning("pragma " + name, row -> row.getString(1)).get(0);
  }

  @Test
  void isNamedWithItsSettingWhenItCanNotBe() throws IOException {
    Path plain = Files.writeString(directory.resolve("plain"), "no database, but text enough");
    assertTrue(refusal(plain).startsWith("org.stagedoor.store: url: "), refusal(plain));
    Path beneath = plain.resolve("stagedoor.db");
    assertTrue(refusal(beneath).startsWith("org.stagedoor.store: url: "), refusal(beneath));
    assertTrue(refusal(beneath).contains(beneath.toString()));
  }

  @Test
  void goesOnAfterAFullDisk() {
    try (Database database = open(directory.resolve("stagedoor.db"), "?max_page_count=60")) {
      String statement = "insert into meta (name, value) values (?, ?)";
      StoreUnavailable full =
          assertThrows(
              StoreUnavailable.class,
              () ->
                  database.required(
                      () -> {
                        database.update(statement, "half", "done");
                        return database.update(statement, "big", "x".repeat(500_000));
                      }));
      assertTrue(String.valueOf(full.getMessage()).contains("org.stagedoor.store: url"));
      assertTrue(String.valueOf(full.getMessage()).contains("full"));
      database.update(statement, "small", "x");
      assertEquals(1, database.list("select name from meta", row -> row.getString(1)).size());
    }
  }

  @Test
  void isAwayWhileAnotherProgramKeepsItLocked() {
    Path file = directory.resolve("stagedoor.db");
    try (Database database = open(file, "");
        Database other = open(file, "")) {
      String statement = "insert into meta (name, value) values (?, ?)";
      other.required(
          () -> {
            other.update(statement, "a", "a");
            assertThrows(StoreUnavailable.class, () -> database.update(statement, "b", "b"));
            return 1;
          });
      assertEquals(1, database.update(statement, "b", "b"));
    }
  }
}
