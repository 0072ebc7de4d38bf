package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.account.UserId;
import org.stagedoor.store.jdbc.sql.Target;

/** A server of its own for each test, since it does not fare well. */
@Tag("postgresql")
@Timeout(120)
class PostgresOutageTest {
  private static final int WRITERS = 6;

  @TempDir Path directory;
  private int port;

  @BeforeEach
  void choosePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
  }

  private EmbeddedPostgres start() throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(directory.resolve("pg"))
        .setCleanDataDirectory(false)
        .start();
  }

  private TestStore open() {
    Target target =
        new Target(
            "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
            "postgres",
            "",
            8,
            Duration.ofSeconds(1));
    return TestStore.open(target, directory, InstantSource.system());
  }

  /** Tries until it works, as a client would. */
  private static UserId register(TestStore store, String name) {
    while (true) {
      try {
        return store.user(name);
      } catch (StoreUnavailable e) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void isPreparedWhenItComesAfterAll() throws IOException {
    try (TestStore store = open()) {
      assertThrows(StoreUnavailable.class, () -> store.user("early"));
      EmbeddedPostgres server = start();
      try {
        UserId user = register(store, "alice");
        assertTrue(store.accounts().find(user).isPresent());
      } finally {
        server.close();
      }
    }
  }

  @Test
  void runsATransactionAgainWhoseConnectionBroke() throws IOException {
    EmbeddedPostgres server = start();
    try (TestStore store = open();
        TestStore other = open()) {
      AtomicInteger runs = new AtomicInteger();
      store
          .database()
          .required(
              () -> {
                store.user("alice");
                if (runs.incrementAndGet() == 1) {
                  cut(store, other);
                }
                return store.user("bob");
              });
      assertEquals(2, runs.get());
      assertEquals(2, store.database().list("select name from account", row -> true).size());
    } finally {
      server.close();
    }
  }

  /** Whether a commit was done whose connection broke, nobody knows. */
  @Test
  void doesNotRunAgainWhatMayBeDone() throws IOException {
    EmbeddedPostgres server = start();
    try (TestStore store = open();
        TestStore other = open()) {
      AtomicInteger runs = new AtomicInteger();
      StoreUnavailable told =
          assertThrows(
              StoreUnavailable.class,
              () ->
                  store
                      .database()
                      .required(
                          () -> {
                            store.user("alice");
                            runs.incrementAndGet();
                            return cut(store, other);
                          }));
      assertTrue(String.valueOf(told.getMessage()).contains("at commit"), told.getMessage());
      assertEquals(1, runs.get());
      register(store, "bob");
    } finally {
      server.close();
    }
  }

  private static boolean cut(TestStore store, TestStore other) {
    int process =
        store.database().find("select pg_backend_pid()", row -> row.getInt(1)).orElseThrow();
    return other
        .database()
        .find("select pg_terminate_backend(?, 5000)", row -> row.getBoolean(1), process)
        .orElseThrow();
  }

  @Test
  void keepsNobodyWaitingInVainTwice() throws IOException {
    EmbeddedPostgres server = start();
    try (TestStore store = open()) {
      UserId user = store.user("alice");
      server.close();
      assertThrows(StoreUnavailable.class, () -> store.accounts().find(user));
      long start = System.nanoTime();
      for (int i = 0; i < 1000; i++) {
        assertThrows(StoreUnavailable.class, () -> store.accounts().find(user));
      }
      // One in a quarter of a second looks again, for a second; all others are told at once.
      assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(20));
      server = start();
      register(store, "bob");
      assertTrue(store.accounts().find(user).isPresent());
    } finally {
      server.close();
    }
  }

  @Test
  void settlesADeadlock() throws InterruptedException, ExecutionException {
    try (TestStore store =
        TestStore.open(PostgresDatabases.fresh(), directory, InstantSource.system())) {
      List<UserId> users = List.of(store.user("alice"), store.user("bob"));
      CyclicBarrier bothHoldOne = new CyclicBarrier(2);
      AtomicInteger runs = new AtomicInteger();
      List<Boolean> moved =
          Race.of(
              2,
              number ->
                  store
                      .database()
                      .required(
                          () -> {
                            store.accounts().administer(users.get(number), true);
                            if (runs.incrementAndGet() <= 2) {
                              await(bothHoldOne);
                            }
                            return store.accounts().administer(users.get(1 - number), true);
                          }));
      assertEquals(List.of(true, true), moved);
      assertEquals(3, runs.get());
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void losesNothingInARestart() throws IOException, InterruptedException {
    EmbeddedPostgres server = start();
    Set<UserId> acknowledged = ConcurrentHashMap.newKeySet();
    Semaphore done = new Semaphore(0);
    AtomicBoolean goOn = new AtomicBoolean(true);
    ExecutorService executor = Executors.newFixedThreadPool(WRITERS);
    try (TestStore store = open()) {
      for (int i = 0; i < WRITERS; i++) {
        int writer = i;
        executor.execute(
            () ->
                writeOn(
                    store,
                    writer,
                    goOn,
                    user -> {
                      acknowledged.add(user);
                      done.release();
                    }));
      }
      awaitMore(done);
      server.close();
      server = start();
      awaitMore(done);
      goOn.set(false);
      executor.shutdown();
      assertTrue(executor.awaitTermination(30, TimeUnit.SECONDS));
      acknowledged.forEach(user -> assertTrue(has(store, user), user.toString()));
      assertEquals(
          List.of(),
          store
              .database()
              .list(
                  "select name from account a where not exists"
                      + " (select 1 from device d where d.account = a.name)",
                  row -> row.getString(1)));
    } finally {
      executor.shutdownNow();
      server.close();
    }
  }

  private static boolean has(TestStore store, UserId user) {
    return store.accounts().find(user).isPresent() && store.devices().list(user).size() == 1;
  }

  private static void writeOn(
      TestStore store, int writer, AtomicBoolean goOn, Consumer<UserId> acknowledged) {
    for (int number = 0; goOn.get(); number++) {
      String name = "w" + writer + "n" + number;
      try {
        acknowledged.accept(
            store
                .database()
                .required(
                    () -> {
                      UserId user = store.user(name);
                      store.devices().open(user, "A", Optional.empty(), Times.NOW);
                      return user;
                    }));
      } catch (StoreUnavailable e) {
        Thread.onSpinWait();
      }
    }
  }

  private static void awaitMore(Semaphore done) throws InterruptedException {
    done.drainPermits();
    assertTrue(done.tryAcquire(100, 60, TimeUnit.SECONDS));
  }

  @Test
  void isAwayWithinABoundWhileItIsPaused() throws IOException, InterruptedException {
    EmbeddedPostgres server = start();
    try (TestStore store = open()) {
      UserId user = store.user("alice");
      List<Long> processes = processes();
      signal("-STOP", processes);
      try {
        long start = System.nanoTime();
        assertThrows(StoreUnavailable.class, () -> store.accounts().find(user));
        assertThrows(StoreUnavailable.class, () -> store.user("bob"));
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(30));
      } finally {
        signal("-CONT", processes);
      }
      register(store, "carol");
    } finally {
      server.close();
    }
  }

  private List<Long> processes() throws IOException {
    Path file = directory.resolve("pg/postmaster.pid");
    ProcessHandle postmaster =
        ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0))).orElseThrow();
    List<Long> processes = new ArrayList<>(List.of(postmaster.pid()));
    postmaster.descendants().map(ProcessHandle::pid).forEach(processes::add);
    return processes;
  }

  private static void signal(String signal, List<Long> processes)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", signal));
    processes.forEach(process -> command.add(process.toString()));
    assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
  }
}
