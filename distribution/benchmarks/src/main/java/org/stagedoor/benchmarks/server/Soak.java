package org.stagedoor.benchmarks.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.stagedoor.benchmarks.Benchmark;
import org.stagedoor.benchmarks.Plan;
import org.stagedoor.benchmarks.figures.Figure;
import org.stagedoor.benchmarks.figures.Notebook;
import org.stagedoor.benchmarks.load.FixedRate;
import org.stagedoor.benchmarks.load.Scenario;
import org.stagedoor.benchmarks.load.Step;
import org.stagedoor.benchmarks.statistics.Samples;
import org.stagedoor.benchmarks.statistics.Stopwatch;

/**
 * Hours at a moderate rate. What clients do leaves nothing that lasts: challenges, log-ins on a
 * device that is there already, its removal after a password, pages. So whatever grows is a leak.
 */
public final class Soak implements Benchmark {
  private static final int USERS = 20;
  private static final int CLIENTS = 8;
  private static final double PER_SECOND = 40;
  private static final double SECONDS_PER_MINUTE = 60;

  @Override
  public void run(Plan plan, Notebook notebook) throws Exception {
    try (Site site = Site.start(Sites.plain())) {
      List<String> users = new ArrayList<>();
      for (int i = 0; i < USERS; i++) {
        users.add("user" + i);
        site.user("user" + i);
      }
      ExecutorService threads = Executors.newCachedThreadPool();
      try {
        List<Future<Samples>> loads = new ArrayList<>();
        for (Scenario scenario : scenarios(site, users)) {
          FixedRate load = new FixedRate(scenario, PER_SECOND, CLIENTS);
          loads.add(threads.submit(() -> load.run(site.address(), plan.soak())));
        }
        watch(site, plan.soak(), loads, notebook);
        Samples millis = new Samples();
        for (Future<Samples> load : loads) {
          millis.addAll(load.get());
        }
        waiting(millis, plan.soak(), notebook);
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private static List<Scenario> scenarios(Site site, List<String> users) throws Exception {
    String token = site.user("whoami");
    String login =
        "{'type':'m.login.password','user':'{pick}','password':'correct-horse','device_id':'SAME'}";
    return List.of(
        Sites.CHALLENGE,
        new Scenario("whoami", "whoami", Step.get("/account/whoami", token)),
        new Scenario("login", "log-in", Step.post("/login", login, 200)).picking(users),
        // Of a session of its own, for one session does not live as long as this.
        new Scenario(
            "fallback",
            "page",
            Sites.BEGUN,
            Step.get("/auth/m.login.dummy/fallback/web?session={session}", "")));
  }

  private static void watch(
      Site site, Duration time, List<Future<Samples>> loads, Notebook notebook) throws Exception {
    Gauges gauges = new Gauges(site);
    Duration pause = Gauges.pause(time);
    Stopwatch watch = new Stopwatch();
    for (Future<Samples> load : loads) {
      while (!over(load, pause)) {
        gauges.look(watch.seconds() / SECONDS_PER_MINUTE);
      }
    }
    gauges.note(notebook);
  }

  /** Waits for a moment; tells what went wrong, if something did. */
  private static boolean over(Future<Samples> load, Duration moment) throws Exception {
    try {
      load.get(moment.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private static void waiting(Samples millis, Duration time, Notebook notebook) {
    String remark =
        "%,d requests in %d minutes; each look at the heap stops the server for a moment"
            .formatted(millis.size(), time.toMinutes());
    for (double percent : new double[] {50, 99, 99.9}) {
      String name = "p" + String.valueOf(percent).replaceFirst("\\.0$", "");
      notebook.add(
          Figure.lower("soak." + name, "soak: " + name, "ms", millis.percentile(percent))
              .remark(remark));
    }
  }
}
