package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stagedoor.store.jdbc.sql.Sql;
import org.stagedoor.store.jdbc.sql.Target;

/** The store begins and ends transactions by itself, of which the driver and the pool know none. */
@Tag("postgresql")
class PostgresTransactionsTest {
  @TempDir Path directory;

  private TestStore open(Target target) {
    return TestStore.open(target, directory, InstantSource.system());
  }

  @Test
  void leavesNoneOpen() {
    Target many = PostgresDatabases.fresh();
    try (TestStore store = open(new Target(many.url(), "", "", 1, many.patience()));
        TestStore other = open(many)) {
      Sql sql = store.database();
      int process = sql.list("select pg_backend_pid()", row -> row.getInt(1)).get(0);
      List<Runnable> works =
          List.of(
              () -> sql.required(() -> 1),
              () -> store.user("alice"),
              () -> sql.required(() -> store.user("bob")),
              () -> thrown(() -> sql.required(() -> fail(sql, "select 1"))),
              () -> thrown(() -> sql.required(() -> fail(sql, "nonsense"))),
              () -> thrown(() -> sql.update("nonsense")));
      for (Runnable work : works) {
        work.run();
        assertEquals(List.of("idle"), state(other.database(), process));
      }
      assertEquals(2, other.database().list("select 1 from account", row -> true).size());
    }
  }

  private static void thrown(Runnable work) {
    assertThrows(IllegalStateException.class, work::run);
  }

  private static List<String> state(Sql sql, int process) {
    return sql.list(
        "select state from pg_stat_activity where pid = ?", row -> row.getString(1), process);
  }

  private static int fail(Sql sql, String statement) {
    sql.list(statement, row -> row.getInt(1));
    throw new IllegalStateException();
  }

  @Test
  void hasTheResultOfTheLastOfWhatIsSentTogether() {
    try (TestStore store = open(PostgresDatabases.fresh())) {
      Sql sql = store.database();
      int touched =
          sql.required(
              () -> {
                sql.write("insert into meta (name, value) values ('a', 'x'), ('b', 'x')");
                sql.write("update meta set value = 'y' where name = 'a'");
                return sql.update("update meta set value = 'z' where name in ('a', 'b')");
              });
      assertEquals(2, touched);
      List<String> values =
          sql.required(
              () -> {
                sql.write("delete from meta where name = 'a'");
                return sql.list(
                    "select value from meta where name in ('a', 'b')", row -> row.getString(1));
              });
      assertEquals(List.of("z"), values);
    }
  }
}
