package org.stagedoor.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nodes are drained, stopped and started one by one under load, as the documentation says. */
@ExtendWith(SharedCluster.class)
class RollingRestartIT {
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final int CLIENTS = 6;

  static boolean canDrain() {
    return Nginx.installed();
  }

  @Test
  @EnabledIf("canDrain")
  void noRequestFails(Cluster cluster, Counter counter) throws Exception {
    Nginx nginx = (Nginx) cluster.balancer();
    Tally tally = new Tally();
    try (Load load = Load.of(Kind::of, CLIENTS, () -> new Traveller(cluster.one(), tally), tally)) {
      for (Node node : cluster.nodes()) {
        load.run(BETWEEN);
        nginx.drain(node);
        node.stop();
        node.start();
        nginx.readmit(node);
      }
      load.run(BETWEEN);
      Ledger ledger = load.stop();
      System.out.println("RollingRestartIT: " + ledger + "; " + tally);
      assertEquals(0, tally.timesUnavailable());
      assertEquals(0, tally.gatewayFailures());
      Reckoning.of(ledger, cluster, counter, 1);
    }
  }

  /** A node that is stopped without being drained answers what it was asked before. */
  @Test
  void aStopWithoutDrainingLosesNothing(Cluster cluster, Counter counter) throws Exception {
    Tally tally = new Tally();
    try (Load load = Load.of(Kind::of, CLIENTS, () -> new Traveller(cluster.one(), tally), tally)) {
      for (Node node : cluster.nodes()) {
        load.run(BETWEEN);
        node.stop();
        node.start();
      }
      load.run(BETWEEN);
      Ledger ledger = load.stop();
      System.out.println("RollingRestartIT: without draining, " + ledger + "; " + tally);
      assertEquals(0, tally.timesUnavailable());
      Reckoning.of(ledger, cluster, counter, 1);
    }
  }
}
