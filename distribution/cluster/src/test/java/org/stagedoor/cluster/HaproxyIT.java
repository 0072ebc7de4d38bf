package org.stagedoor.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stagedoor.e2e.Await;

/** The documented settings of HAProxy serve, notice a killed node, and drain one. */
@ExtendWith(SharedCluster.class)
class HaproxyIT {
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final int CLIENTS = 6;

  static boolean hasHaproxy() {
    return Haproxy.installed();
  }

  @Test
  @EnabledIf("hasHaproxy")
  void drainsANodeAndGetsOverAKilledOne(Cluster cluster, Counter counter) throws Exception {
    Tally tally = new Tally();
    try (Haproxy haproxy = Haproxy.start(cluster.nodes());
        Load load =
            Load.of(
                Kind::of, CLIENTS, () -> new Traveller(List.of(haproxy.address()), tally), tally)) {
      load.run(BETWEEN);
      haproxy.state(0, "drain");
      load.run(BETWEEN);
      cluster.nodes().get(0).stop();
      load.run(BETWEEN);
      assertEquals(0, tally.gatewayFailures() + tally.connectionsBroken(), tally.toString());
      cluster.nodes().get(0).start();
      haproxy.state(0, "ready");
      Await.until("HAProxy to find the node again", () -> haproxy.isUp(0));
      cluster.nodes().get(1).kill();
      load.run(BETWEEN);
      cluster.nodes().get(1).start();
      Await.until("HAProxy to find the node again", () -> haproxy.isUp(1));
      load.run(BETWEEN);
      Ledger ledger = load.stop();
      System.out.println("HaproxyIT: " + ledger + "; " + tally);
      Reckoning.of(ledger, cluster, counter, 1);
    }
  }
}
