package org.stagedoor.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A node is killed every few seconds and started again, while clients go on that try again only
 * when a connection fails: {@code -Dcluster.kills=100} for a long run.
 */
@ExtendWith(SharedCluster.class)
class KilledNodesIT {
  private static final int KILLS = Integer.getInteger("cluster.kills", 6);
  private static final Duration LIFE = Duration.ofSeconds(2);
  private static final int CLIENTS = 6;

  @Test
  void nothingIsLostAndNothingDoneTwice(Cluster cluster, Counter counter) throws Exception {
    try (Load load = Load.start(CLIENTS, cluster)) {
      for (int kill = 0; kill < KILLS && load.isSound(); kill++) {
        load.run(LIFE);
        Node node = cluster.nodes().get(kill % cluster.nodes().size());
        node.kill();
        node.start();
      }
      Ledger ledger = load.stop();
      System.out.println("KilledNodesIT: " + KILLS + " kills, " + ledger + "; " + load.tally());
      assertTrue(load.tally().gatewayFailures() > 0, "no client noticed anything");
      assertEquals(0, load.tally().timesUnavailable());
      Reckoning.of(ledger, cluster, counter, 1);
    }
  }
}
