package org.stagedoor.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import org.stagedoor.benchmarks.Plan;
import org.stagedoor.benchmarks.figures.Figure;
import org.stagedoor.benchmarks.figures.Notebook;
import org.stagedoor.benchmarks.load.BareServer;
import org.stagedoor.benchmarks.load.Generator;
import org.stagedoor.benchmarks.load.Scenario;
import org.stagedoor.benchmarks.process.AllocationLog;
import org.stagedoor.benchmarks.process.ServerProcess;
import org.stagedoor.benchmarks.statistics.Samples;

/**
 * The server and a bare handler that answers the same bytes, in turns, so that whatever else the
 * machine does is fair to both.
 *
 * @param generator the clients
 * @param plan how long
 */
record Duel(Generator generator, Plan plan) {

  /**
   * Measures both, and notes how they did.
   *
   * @return how often a second the server went through the scenario
   */
  double fight(Contender ours, Scenario scenario, Notebook notebook) throws Exception {
    AllocationLog log = AllocationLog.fresh();
    try (BareServer server = BareServer.like(ours.address(), scenario, log.option())) {
      Contender bare = new Contender(server.address(), new ServerProcess(server.pid()), log);
      WarmUp warmUp = new WarmUp(generator, plan);
      warmUp.warm(ours.address(), scenario, plan.clients());
      warmUp.warm(bare.address(), scenario, plan.clients());
      Rounds us = new Rounds(ours, scenario);
      Rounds them = new Rounds(bare, scenario);
      for (int round = 0; round < plan.rounds(); round++) {
        us.round(generator, plan.clients(), plan.round());
        them.round(generator, plan.clients(), plan.round());
      }
      note(scenario, us, them, notebook);
      return us.perSecond().median();
    } finally {
      Files.deleteIfExists(log.file());
    }
  }

  private void note(Scenario scenario, Rounds us, Rounds them, Notebook notebook)
      throws IOException {
    String id = scenario.id();
    String what = scenario.what();
    Samples ratio = new Samples();
    for (int i = 0; i < us.perSecond().size(); i++) {
      ratio.add(us.perSecond().values().get(i) / them.perSecond().values().get(i));
    }
    notebook.add(
        Figure.higher(id + ".rate", what, "/s", us.perSecond())
            .remark(plan.clients() + " connections, " + generator.name()));
    notebook.add(Figure.machine(id + ".bare", what + ": bare handler", "/s", them.perSecond()));
    notebook.add(
        Figure.machine(
            id + ".bare.cpu", what + ": bare handler: processor time", "ms", them.cpuMillis()));
    notebook.add(
        Figure.higher(id + ".ratio", what + " : bare handler", "", ratio).remark("round by round"));
    notebook.add(
        Figure.lower(id + ".cpu", what + ": processor time", "ms", us.cpuMillis())
            .remark("of the server"));
    // In rounds as short as a test's nothing may be collected, and so nothing be known.
    if (us.allocatedKiB() > 0) {
      notebook.add(
          Figure.lower(id + ".allocated", what + ": allocated", "KiB", us.allocatedKiB())
              .remark("by the server; the bare one allocates " + kibibytes(them) + " KiB"));
    }
  }

  private static String kibibytes(Rounds rounds) throws IOException {
    return String.format(Locale.ROOT, "%.1f", rounds.allocatedKiB());
  }
}
