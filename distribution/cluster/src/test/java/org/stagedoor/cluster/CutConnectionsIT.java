package org.stagedoor.cluster;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The nodes' connections to the database are cut under load, again and again, until many were cut
 * in the middle of a transaction: {@code -Dcluster.cuts=1000} for a long run.
 */
@ExtendWith(SharedCluster.class)
class CutConnectionsIT {
  private static final int CUTS = Integer.getInteger("cluster.cuts", 20);
  private static final int MOST_ROUNDS = 20 * CUTS;
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int CLIENTS = 8;

  @Test
  void nothingIsLostAndNothingDoneTwice(Cluster cluster, Counter counter) throws Exception {
    try (Load load = Load.patient(CLIENTS, cluster)) {
      int cut = 0;
      for (int round = 0; round < MOST_ROUNDS && cut < CUTS && load.isSound(); round++) {
        load.run(PAUSE);
        cut += cluster.database().cut();
      }
      Ledger ledger = load.stop();
      System.out.println(
          "CutConnectionsIT: " + cut + " cut at work, " + ledger + "; " + load.tally());
      assertTrue(cut >= CUTS, "only " + cut + " connections were at work when they were cut");
      Reckoning.of(ledger, cluster, counter, 1);
    }
  }
}
