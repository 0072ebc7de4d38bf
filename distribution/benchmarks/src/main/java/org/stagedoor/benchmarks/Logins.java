package org.stagedoor.benchmarks;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.RunningServer;

/** Log-ins, each with a device and a token on disk before it is answered, and what they cost. */
final class Logins implements Benchmark {
  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final int ROUNDS = 5;
  private static final int CLIENTS = 8;
  private static final int USERS = 100;

  private final AtomicLong count = new AtomicLong();

  @Override
  public void run(Report report) throws Exception {
    try (RunningServer server = RunningServer.start(Installation.fresh().withoutLimits())) {
      report.add("log-ins without the hash", perSecond(server), "/s", "8 KiB Argon2id, 1 pass");
      whoami(server, report);
    }
    try (RunningServer server = RunningServer.start(Installation.pristine().withoutLimits())) {
      report.add("log-ins", perSecond(server), "/s", "19 MiB Argon2id, 2 passes: the default");
    }
  }

  private Samples perSecond(RunningServer server) throws Exception {
    try (KeepAliveConnection connection = new KeepAliveConnection(server.address())) {
      for (int user = 0; user < USERS; user++) {
        connection.send(Request.register("u" + user));
      }
    }
    return new Load(() -> Request.login("u" + count.incrementAndGet() % USERS), 200, CLIENTS)
        .rounds(server.address(), WARM_UP, ROUND, ROUNDS);
  }

  private static void whoami(RunningServer server, Report report) throws Exception {
    String token =
        server
            .client()
            .post(Client.V3 + "/register", "{'auth':{'type':'m.login.dummy'}}")
            .expect(200)
            .text("access_token");
    Load load = new Load(() -> Request.get("/account/whoami", token), 200, CLIENTS);
    report.add(
        "whoami",
        load.rounds(server.address(), WARM_UP, ROUND, ROUNDS),
        "/s",
        CLIENTS + " connections");
  }
}
