package org.stagedoor.benchmarks.server;

import java.net.URI;
import java.time.Duration;
import org.stagedoor.benchmarks.Plan;
import org.stagedoor.benchmarks.load.Generator;
import org.stagedoor.benchmarks.load.Scenario;

/**
 * Asks a server until it becomes no quicker: Java compiles what is used much, which takes twenty
 * seconds of such load on two processors that the clients share.
 *
 * @param generator the clients
 * @param plan how long
 */
record WarmUp(Generator generator, Plan plan) {
  /** So much quicker than ever before, or it is no more than chance. */
  private static final double QUICKER = 1.03;

  private static final int CALM_ROUNDS = 3;

  /** So many times the warm-up of the plan, at most. */
  private static final int PATIENCE = 6;

  /** Returns when it is warm, or does not become so. */
  void warm(URI address, Scenario scenario, int clients) throws Exception {
    Duration longest = plan.warmUp().multipliedBy(PATIENCE);
    long begin = System.nanoTime();
    double best = 0;
    int calm = 0;
    while (calm < CALM_ROUNDS && System.nanoTime() - begin < longest.toNanos()) {
      double rate = generator.run(address, scenario, clients, plan.round()).perSecond();
      calm = rate > best * QUICKER ? 0 : calm + 1;
      best = Math.max(best, rate);
    }
  }
}
