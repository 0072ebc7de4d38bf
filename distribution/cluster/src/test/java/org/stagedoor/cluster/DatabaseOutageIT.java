package org.stagedoor.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Client;

/** The database goes and comes back, under load, and no node is started again for it. */
@ExtendWith(SharedCluster.class)
class DatabaseOutageIT {
  private static final int CLIENTS = 6;
  private static final Duration BEFORE = Duration.ofSeconds(2);
  private static final Duration AFTER = Duration.ofSeconds(3);

  /** One wait for a connection and one for an answer, and some time to speak. */
  private static final Duration BOUND = Duration.ofMillis(2L * Cluster.PATIENCE_MILLIS + 3000);

  private static final Duration NOTICED = Duration.ofSeconds(15);

  @Test
  void aRestartIsWaitedForOrTold(Cluster cluster, Counter counter) throws Exception {
    try (Load load = Load.patient(CLIENTS, cluster)) {
      load.run(BEFORE);
      cluster.database().restart();
      load.run(AFTER);
      Ledger ledger = load.stop();
      System.out.println("DatabaseOutageIT: restart, " + ledger + "; " + load.tally());
      assertEquals(0, load.tally().connectionsBroken());
      awaitHealth(cluster, 200);
      Reckoning.of(ledger, cluster, counter, 1);
    }
  }

  @Test
  void aPauseIsToldWithinABound(Cluster cluster, Counter counter) throws Exception {
    awaitHealth(cluster, 200);
    try (Load load = Load.patient(CLIENTS, cluster)) {
      load.run(BEFORE);
      cluster.database().pause();
      try {
        for (Node node : cluster.nodes()) {
          isTold(node);
          challengesGoOn(node);
        }
        awaitHealth(cluster, 503);
      } finally {
        cluster.database().resume();
      }
      awaitHealth(cluster, 200);
      load.run(AFTER);
      Ledger ledger = load.stop();
      System.out.println("DatabaseOutageIT: pause, " + ledger + "; " + load.tally());
      assertTrue(load.tally().timesUnavailable() > 0, "no client noticed anything");
      Reckoning.of(ledger, cluster, counter, 1);
    }
  }

  /** A node that starts while the database is away serves as soon as it is back. */
  @Test
  void aNodeStartsWithoutIt(Cluster cluster) throws Exception {
    Node node = cluster.nodes().get(0);
    node.stop();
    cluster.database().stop();
    try {
      node.start();
      Answer told = register(node, "early").expect(503);
      assertEquals("M_UNKNOWN", told.text("errcode"));
    } finally {
      cluster.database().startAgain();
    }
    Await.until("a registration", NOTICED, () -> register(node, "late").status() == 200);
    awaitHealth(cluster, 200);
  }

  private static void isTold(Node node) throws Exception {
    long start = System.nanoTime();
    Answer told = register(node, "nobody").expect(503);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(took.compareTo(BOUND) < 0, "told after " + took);
    assertEquals("M_UNKNOWN", told.text("errcode"));
    assertTrue(Integer.parseInt(told.header("Retry-After")) > 0);
  }

  private static void challengesGoOn(Node node) throws Exception {
    long start = System.nanoTime();
    Answer challenge =
        node.client().post(Client.V3 + "/register", "{'password':'a long way'}").expect(401);
    assertTrue(challenge.json().has("flows"));
    long millis = (System.nanoTime() - start) / 1_000_000;
    assertTrue(millis < Cluster.PATIENCE_MILLIS, "a challenge took " + millis + " ms");
  }

  private static Answer register(Node node, String name) throws Exception {
    return node.client()
        .post(
            Client.V3 + "/register",
            "{'username':'outage-%s','password':'a long way','auth':{'type':'m.login.dummy'}}",
            name);
  }

  private static void awaitHealth(Cluster cluster, int status) throws Exception {
    for (Node node : cluster.nodes()) {
      Await.until(
          "health " + status,
          NOTICED,
          () -> node.client().get("/_stagedoor/health").status() == status);
      String database =
          node.client()
              .get("/_stagedoor/health")
              .json()
              .getAsJsonObject("checks")
              .get("database")
              .getAsString();
      assertEquals(status == 200 ? "ok" : "away", database);
    }
  }
}
