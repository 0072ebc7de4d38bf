package org.stagedoor.store.jdbc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
  private static final List<String> FILES =
      List.of(
          "-- One; with a remark\ncreate table thing (id text primary key) ${clustered};\n",
          "alter table thing add column size bigint;\ninsert into thing values ('a', 1);",
          "create table other (id text primary key); insert into nowhere values (1);");

  private final InstantSource clock = InstantSource.system();
  private final Pools pools;
  private final Database database;

  SchemaTest(@TempDir Path directory) {
    Target target =
        new Target("jdbc:sqlite:" + directory.resolve("x.db"), "", "", 2, Duration.ofSeconds(10));
    this.pools = SqliteFile.of(target).open();
    this.database = new Database(pools, new Outage());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void migrate(int version) {
    new Schema(database, pools.dialect(), clock, number -> FILES.get(number - 1)).migrate(version);
  }

  private List<Integer> versions() {
    return database.list(
        "select version from schema_version order by version", row -> row.getInt(1));
  }

  @Test
  void runsEachFileOnce() {
    migrate(1);
    assertEquals(List.of(1), versions());
    migrate(2);
    migrate(2);
    assertEquals(List.of(1, 2), versions());
    assertEquals(List.of("a"), database.list("select id from thing", row -> row.getString(1)));
  }

  @Test
  void runsEachFileOnceForNodesThatStartTogether() {
    IntStream.range(0, 8).parallel().forEach(node -> migrate(2));
    assertEquals(List.of(1, 2), versions());
    assertEquals(1, database.list("select id from thing", row -> row.getString(1)).size());
  }

  @Test
  void undoesAFileThatFails() {
    assertThrows(IllegalStateException.class, () -> migrate(3));
    assertEquals(List.of(1, 2), versions());
    assertEquals(
        List.of(),
        database.list(
            "select name from sqlite_master where name = 'other'", row -> row.getString(1)));
  }

  @Test
  void worksBesideTheNextVersionOnly() {
    migrate(2);
    migrate(1);
    database.update("insert into schema_version values (3, 0)");
    Exception refused = assertThrows(IllegalStateException.class, () -> migrate(1));
    assertTrue(String.valueOf(refused.getMessage()).contains("has schema version 3"));
  }
}
