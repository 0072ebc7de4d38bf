package org.stagedoor.benchmarks.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.stagedoor.benchmarks.Benchmark;
import org.stagedoor.benchmarks.Plan;
import org.stagedoor.benchmarks.figures.Figure;
import org.stagedoor.benchmarks.figures.Notebook;
import org.stagedoor.benchmarks.load.ClosedLoop;
import org.stagedoor.benchmarks.load.FixedRate;
import org.stagedoor.benchmarks.load.Generator;
import org.stagedoor.benchmarks.load.Scenario;
import org.stagedoor.benchmarks.load.Step;
import org.stagedoor.benchmarks.statistics.Samples;

/** As many log-ins as the server can do with its real password hash, and how others fare then. */
public final class Logins implements Benchmark {
  private static final int USERS = 10;
  private static final int CLIENTS = 16;
  private static final double CHALLENGES_PER_SECOND = 100;
  private static final int OTHERS = 16;

  @Override
  public void run(Plan plan, Notebook notebook) throws Exception {
    try (Site site = Site.start(Sites.hashing())) {
      List<String> users = new ArrayList<>();
      for (int i = 0; i < USERS; i++) {
        users.add("user" + i);
        site.user("user" + i);
      }
      Scenario login =
          new Scenario("logins", "log-in with the real hash", Step.login("{pick}")).picking(users);
      FixedRate challenges = new FixedRate(Sites.CHALLENGE, CHALLENGES_PER_SECOND, OTHERS);
      new ClosedLoop().run(site.address(), Sites.CHALLENGE, OTHERS, plan.warmUp());
      String remark = "%.0f challenges a second".formatted(CHALLENGES_PER_SECOND);
      note("alone", challenges.run(site.address(), plan.steady()), remark, notebook);
      note("challenge", underLoad(site, login, challenges, plan, notebook), remark, notebook);
    }
  }

  private static Samples underLoad(
      Site site, Scenario login, FixedRate challenges, Plan plan, Notebook notebook)
      throws Exception {
    Duration time = plan.warmUp().plus(plan.steady());
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Generator.Sent> logins =
          thread.submit(() -> ClosedLoop.patient().run(site.address(), login, CLIENTS, time));
      challenges.run(site.address(), plan.warmUp());
      Samples millis = challenges.run(site.address(), plan.steady());
      Samples rate = new Samples();
      rate.add(logins.get().perSecond());
      notebook.add(
          Figure.higher("logins.rate", login.what(), "/s", rate)
              .remark("19 MiB Argon2id, 2 passes; " + CLIENTS + " clients at once"));
      return millis;
    } finally {
      thread.shutdownNow();
    }
  }

  private static void note(String when, Samples millis, String remark, Notebook notebook) {
    String what =
        when.equals("alone")
            ? "challenge with nothing else to do"
            : "challenge beside log-ins at full load";
    for (double percent : new double[] {50, 99, 99.9}) {
      String name = "p" + (percent == Math.rint(percent) ? "%.0f" : "%.1f").formatted(percent);
      notebook.add(
          Figure.lower(
                  "logins." + when + "-" + name,
                  what + ": " + name,
                  "ms",
                  millis.percentile(percent))
              .remark(remark));
    }
  }
}
