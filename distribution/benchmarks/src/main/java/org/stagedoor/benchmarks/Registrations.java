package org.stagedoor.benchmarks;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.RunningServer;

/** Registrations in one request, each on disk before it is answered. */
final class Registrations implements Benchmark {
  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final int ROUNDS = 5;
  private static final int CLIENTS = 8;

  private final AtomicLong users = new AtomicLong();

  @Override
  public void run(Report report) throws Exception {
    report.add(
        "registrations without the hash", perSecond(Installation.fresh()), "/s", "8 KiB Argon2id");
    report.add("registrations", perSecond(Installation.pristine()), "/s", "19 MiB Argon2id");
  }

  private Samples perSecond(Installation installation) throws Exception {
    Load load = new Load(() -> Request.register("u" + users.incrementAndGet()), 200, CLIENTS);
    try (RunningServer server = RunningServer.start(installation.withoutLimits())) {
      return load.rounds(server.address(), WARM_UP, ROUND, ROUNDS);
    }
  }
}
