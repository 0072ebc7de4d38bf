package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.store.jdbc.sql.Database;
import org.stagedoor.store.jdbc.sql.Databases;
import org.stagedoor.store.jdbc.sql.Sql;
import org.stagedoor.store.jdbc.sql.Target;

/** Serialization failures as a database makes them that knows no weaker isolation. */
@Tag("postgresql")
class ConflictsTest {
  private static final int WRITERS = 6;
  private static final int EACH = 20;

  private static Database open(Target target) {
    Database database = Databases.open(target, Store.SCHEMA_VERSION, InstantSource.system());
    database.update("insert into counter (id, empty_at) values ('a', 0)");
    return database;
  }

  private static long read(Sql sql) {
    return sql.find("select empty_at from counter where id = 'a'", row -> row.getLong(1))
        .orElseThrow();
  }

  private static int strictly(Sql sql, Runnable meanwhile) {
    return sql.required(
        () -> {
          sql.update("set transaction isolation level serializable");
          long before = read(sql);
          meanwhile.run();
          return sql.update("update counter set empty_at = ? where id = 'a'", before + 1);
        });
  }

  @Test
  void runsATransactionAgainUntilItIsAlone() throws InterruptedException, ExecutionException {
    AtomicInteger runs = new AtomicInteger();
    CyclicBarrier allHaveRead = new CyclicBarrier(WRITERS);
    try (Database database = open(PostgresDatabases.fresh())) {
      Race.of(
          WRITERS,
          writer -> {
            for (int i = 0; i < EACH; i++) {
              strictly(
                  database,
                  () -> {
                    if (runs.incrementAndGet() <= WRITERS) {
                      meet(allHaveRead);
                    }
                  });
            }
            return writer;
          });
      assertEquals(WRITERS * EACH, read(database));
      assertTrue(runs.get() > WRITERS * EACH, "there was no conflict");
    }
  }

  private static void meet(CyclicBarrier line) {
    try {
      line.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void givesUpAfterAWhile() {
    Target target = PostgresDatabases.fresh();
    Target hasty = new Target(target.url(), "", "", 4, Duration.ofMillis(500));
    try (Database other = open(target);
        Database database = Databases.open(hasty, Store.SCHEMA_VERSION, InstantSource.system())) {
      long start = System.nanoTime();
      StoreUnavailable refusal =
          assertThrows(
              StoreUnavailable.class,
              () ->
                  strictly(
                      database, () -> other.update("update counter set empty_at = empty_at + 1")));
      assertEquals("the database has too many conflicts", refusal.getMessage());
      assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10));
      assertEquals(1, strictly(database, () -> {}));
    }
  }
}
