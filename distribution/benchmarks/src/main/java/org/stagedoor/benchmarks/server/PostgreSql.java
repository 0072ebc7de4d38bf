package org.stagedoor.benchmarks.server;

import java.nio.file.Files;
import java.util.Map;
import org.stagedoor.benchmarks.Benchmark;
import org.stagedoor.benchmarks.Plan;
import org.stagedoor.benchmarks.figures.Figure;
import org.stagedoor.benchmarks.figures.Notebook;
import org.stagedoor.benchmarks.load.Generator;
import org.stagedoor.benchmarks.load.Scenario;
import org.stagedoor.benchmarks.load.Step;
import org.stagedoor.cluster.Database;
import org.stagedoor.e2e.Installation;

/** Registrations and polls with PostgreSQL, on the same machine and as durable as in earnest. */
public final class PostgreSql implements Benchmark {
  /** So many commits can be written at once. */
  private static final int CLIENTS = 4;

  private final Generator generator;

  /** With those clients. */
  public PostgreSql(Generator generator) {
    this.generator = generator;
  }

  @Override
  public void run(Plan plan, Notebook notebook) throws Exception {
    Installation installation = Sites.threeStages();
    try (Database database =
        Database.start(Files.createDirectory(installation.data().resolve("postgresql")))) {
      installation.set("org.stagedoor.store", Map.of("url", database.url()));
      try (Site site = Site.start(installation)) {
        rounds(site, Sites.REGISTRATION, CLIENTS * plan.clients(), plan, notebook);
        String session = site.session(Sites.IN_PROGRESS.toArray(new Step[0]));
        rounds(site, Sites.poll(session), plan.clients(), plan, notebook);
      }
    }
  }

  private void rounds(Site site, Scenario scenario, int clients, Plan plan, Notebook notebook)
      throws Exception {
    new WarmUp(generator, plan).warm(site.address(), scenario, clients);
    Rounds rounds = new Rounds(site.contender(), scenario);
    for (int i = 0; i < plan.rounds(); i++) {
      rounds.round(generator, clients, plan.round());
    }
    String id = scenario.id() + "-postgresql";
    String what = scenario.what() + ", PostgreSQL";
    notebook.add(
        Figure.higher(id + ".rate", what, "/s", rounds.perSecond())
            .remark(clients + " connections, " + generator.name() + "; database beside it"));
    notebook.add(
        Figure.lower(id + ".cpu", what + ": processor time", "ms", rounds.cpuMillis())
            .remark("of the server alone"));
  }
}
