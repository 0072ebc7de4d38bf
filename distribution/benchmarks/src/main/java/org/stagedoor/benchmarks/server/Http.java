package org.stagedoor.benchmarks.server;

import java.util.ArrayList;
import java.util.List;
import org.stagedoor.benchmarks.Benchmark;
import org.stagedoor.benchmarks.Plan;
import org.stagedoor.benchmarks.figures.Notebook;
import org.stagedoor.benchmarks.load.Generator;
import org.stagedoor.benchmarks.load.Scenario;
import org.stagedoor.benchmarks.load.Step;

/**
 * What clients ask most, beside a bare handler that answers the same bytes; and how long they wait
 * at a rate that both bear.
 */
public final class Http implements Benchmark {
  /** Each logs in but some times, as people do: who has many devices loses one with each. */
  private static final int USERS = 2000;

  private final Generator generator;

  /** With those clients. */
  public Http(Generator generator) {
    this.generator = generator;
  }

  @Override
  public void run(Plan plan, Notebook notebook) throws Exception {
    try (Site site = Site.start(Sites.plain())) {
      String token = site.user("whoami");
      List<String> users = new ArrayList<>();
      for (int i = 0; i < USERS; i++) {
        users.add("user" + i);
        site.user("user" + i);
      }
      measure(site, Sites.CHALLENGE, plan, notebook);
      measure(site, Sites.REGISTRATION, plan, notebook);
      measure(
          site,
          new Scenario("login", "log-in, hash excluded", Step.login("{pick}")).picking(users),
          plan,
          notebook);
      measure(
          site,
          new Scenario("whoami", "whoami", Step.get("/account/whoami", token)),
          plan,
          notebook);
    }
    try (Site site = Site.start(Sites.threeStages())) {
      String session = site.session(Sites.IN_PROGRESS.toArray(new Step[0]));
      measure(site, Sites.THREE_STAGES, plan, notebook);
      measure(site, Sites.poll(session), plan, notebook);
      String page = "/auth/m.login.terms/fallback/web?session=" + site.session(Sites.BEGUN);
      measure(site, new Scenario("fallback", "fallback page", Step.get(page, "")), plan, notebook);
    }
  }

  private void measure(Site site, Scenario scenario, Plan plan, Notebook notebook)
      throws Exception {
    notebook.progress(scenario.what());
    double rate = new Duel(generator, plan).fight(site.contender(), scenario, notebook);
    // A third of what it can do leaves the clients, which are of Java here, as much.
    new Waiting(scenario, rate / 3, 4 * plan.clients())
        .measure(site.address(), plan.steady(), notebook);
  }
}
