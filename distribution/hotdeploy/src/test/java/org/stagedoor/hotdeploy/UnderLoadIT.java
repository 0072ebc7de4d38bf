package org.stagedoor.hotdeploy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Nobody notices that everything is being updated; {@code mvn -Pbench} does this for minutes. */
class UnderLoadIT {
  private static final int PER_SECOND = 40;
  private static final int SECONDS = 15;

  @Test
  void noSessionIsLost() throws Exception {
    try (Stand stand = Stand.open()) {
      stand.visit(PER_SECOND, () -> stand.turnOver(SECONDS));

      stand.verify();
      assertTrue(stand.ledger().sessions() >= PER_SECOND * SECONDS, stand.ledger().toString());
    }
  }
}
