package org.stagedoor.benchmarks;

import java.time.Duration;
import java.util.Locale;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.RunningServer;

/** Challenges a second, and what a bare handler does with the same bytes at the same time. */
final class Challenges implements Benchmark {
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final int ROUNDS = 5;
  private static final int CLIENTS = 8;
  private static final Load LOAD = new Load(() -> Request.post("/register", "{}"), 401, CLIENTS);

  @Override
  public void run(Report report) throws Exception {
    try (RunningServer server = RunningServer.start(Installation.fresh())) {
      String body = server.client().post(Client.V3 + "/register", "{}").expect(401).body();
      try (BareServer bare = new BareServer(body)) {
        LOAD.perSecond(server.address(), WARM_UP);
        LOAD.perSecond(bare.address(), WARM_UP);
        Samples ours = new Samples();
        Samples bares = new Samples();
        // In turns, so that whatever else the machine does is fair to both.
        for (int round = 0; round < ROUNDS; round++) {
          ours.add(LOAD.perSecond(server.address(), ROUND));
          bares.add(LOAD.perSecond(bare.address(), ROUND));
        }
        report.add("challenges", ours, "/s", CLIENTS + " connections, `POST register {}`");
        report.add("bare Jetty handler", bares, "/s", "the same bytes, in turns with the above");
        String ratio = String.format(Locale.ROOT, "%.2f", bares.median() / ours.median());
        report.add("time of a challenge : bare handler", ratio, "target ≤ 1.35");
      }
      report.add("resident after that", Memory.of(server), "MB");
    }
  }
}
