package org.stagedoor.store.jdbc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PoolTest {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int CROWD = 8;

  @TempDir Path directory;

  private Pools file() {
    String url = "jdbc:sqlite:" + directory.resolve("stagedoor.db");
    return SqliteFile.of(new Target(url, "", "", 1, Duration.ofMillis(300))).open();
  }

  @Test
  void handsAConnectionToWhoWaits() throws Exception {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try (Pools pools = file()) {
      Connection mine = pools.readers().take();
      Future<Connection> waiting = executor.submit(() -> pools.readers().take());
      pools.readers().giveBack(mine);
      pools.readers().giveBack(waiting.get());
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void refusesWhenAllAreInUse() throws SQLException {
    try (Pools pools = file()) {
      Connection mine = pools.readers().take();
      for (int i = 0; i < 2; i++) {
        SQLException refusal =
            assertThrows(
                SQLTransientConnectionException.class,
                () -> pools.readers().giveBack(pools.readers().take()));
        assertNull(refusal.getCause());
      }
      pools.readers().giveBack(mine);
      pools.readers().giveBack(pools.readers().take());
    }
  }

  @Test
  void refusesWhoIsInterruptedAndRemembersThat() throws SQLException {
    try (Pools pools = file()) {
      Connection mine = pools.readers().take();
      Thread.currentThread().interrupt();
      assertThrows(SQLTransientConnectionException.class, () -> pools.readers().take());
      assertTrue(Thread.interrupted());
      pools.readers().giveBack(mine);
    }
  }

  @Test
  void keepsACrowdWaitingNoLongerThanOne()
      throws IOException, InterruptedException, ExecutionException {
    ExecutorService executor = Executors.newFixedThreadPool(CROWD);
    try (Pools pools = new PostgresServer(nobody()).open()) {
      long start = System.nanoTime();
      List<Future<SQLException>> refusals = new ArrayList<>();
      for (int i = 0; i < CROWD; i++) {
        refusals.add(
            executor.submit(
                () ->
                    assertThrows(
                        SQLTransientConnectionException.class, () -> pools.writers().take())));
      }
      for (Future<SQLException> refusal : refusals) {
        assertNotNull(refusal.get().getCause());
      }
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      assertEquals(0, waited.dividedBy(PATIENCE.multipliedBy(2)), waited.toString());
    } finally {
      executor.shutdownNow();
    }
  }

  /** A port at which nobody listens. */
  private static Target nobody() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      String url = "jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + "/postgres";
      return new Target(url, "postgres", "", 2, PATIENCE);
    }
  }
}
