package org.stagedoor.store.jdbc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stagedoor.api.account.StoreUnavailable;

@Timeout(120)
class GroupWriterTest {
  private static final int WRITERS = 32;
  private static final int EACH = 100;

  @TempDir Path directory;

  private Database open(Duration patience) {
    return Databases.open(target(patience), 1, InstantSource.system());
  }

  private Target target(Duration patience) {
    return new Target("jdbc:sqlite:" + directory.resolve("stagedoor.db"), "", "", 2, patience);
  }

  private static void write(Database database, String name) {
    database.update("insert into meta (name, value) values (?, 'x')", name);
  }

  private static Set<String> names(Database database) {
    return new HashSet<>(database.list("select name from meta", row -> row.getString(1)));
  }

  @Test
  void refusesThoseWhoWaitTooLongForOneWhoDawdles()
      throws InterruptedException, ExecutionException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try (Database database = open(Duration.ofMillis(300))) {
      Future<Integer> dawdler =
          executor.submit(
              () ->
                  database.required(
                      () -> {
                        write(database, "dawdler");
                        begun.countDown();
                        await(goOn);
                        return 1;
                      }));
      begun.await();
      assertThrows(StoreUnavailable.class, () -> write(database, "late"));
      goOn.countDown();
      assertEquals(1, dawdler.get());
      write(database, "next");
      assertEquals(Set.of("dawdler", "next"), names(database));
    } finally {
      executor.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whoever gives up waiting may have been counted on to commit for others. */
  @Test
  void leavesNobodyWaitingWhenSomeGiveUp() throws InterruptedException, ExecutionException {
    AtomicInteger refused = new AtomicInteger();
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    ExecutorService executor = Executors.newFixedThreadPool(WRITERS);
    try (Database database = open(Duration.ofSeconds(10));
        Pools pools = SqliteFile.of(target(Duration.ofSeconds(10))).open()) {
      Duration hardlyAny = Duration.ofNanos(20_000);
      Database hasty =
          new Database(
              new Pools(pools.dialect(), pools.writers(), pools.readers(), hardlyAny),
              new Outage());
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        String prefix = "w" + i + "n";
        writers.add(executor.submit(() -> writeOn(hasty, prefix, acknowledged, refused)));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      assertTrue(names(database).containsAll(acknowledged));
      assertEquals(WRITERS * EACH, acknowledged.size() + refused.get());
    } finally {
      executor.shutdownNow();
    }
  }

  private static void writeOn(
      Database database, String prefix, Set<String> acknowledged, AtomicInteger refused) {
    for (int number = 0; number < EACH; number++) {
      try {
        write(database, prefix + number);
        acknowledged.add(prefix + number);
      } catch (StoreUnavailable e) {
        refused.incrementAndGet();
      }
    }
  }
}
