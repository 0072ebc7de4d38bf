package org.stagedoor.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each request of a session lands on another node than the one before: {@code
 * -Dcluster.sessions=100000} for more of them.
 */
@ExtendWith(SharedCluster.class)
class MixedSessionsIT {
  private static final int SESSIONS = Integer.getInteger("cluster.sessions", 10_000);
  private static final int CLIENTS = 8;
  private static final int READ_BACK = 20;

  @Test
  void allEndAsTheyMust(Cluster cluster, Counter counter) throws Exception {
    long start = System.nanoTime();
    try (Load load = Load.of(SESSIONS, CLIENTS, cluster)) {
      Ledger ledger = load.await();
      long seconds = (System.nanoTime() - start) / 1_000_000_000;
      System.out.println("MixedSessionsIT: " + ledger + " in " + seconds + " s; " + load.tally());
      assertEquals(SESSIONS, ledger.sessions());
      assertEquals(0, load.tally().connectionsBroken() + load.tally().gatewayFailures());
      assertTrue(ledger.people().size() > SESSIONS / 3);
      Reckoning.of(ledger, cluster, counter, READ_BACK);
    }
  }
}
