package org.stagedoor.benchmarks.server;

import java.nio.file.Path;
import java.util.Map;
import org.stagedoor.benchmarks.Benchmark;
import org.stagedoor.benchmarks.Plan;
import org.stagedoor.benchmarks.figures.Figure;
import org.stagedoor.benchmarks.figures.Notebook;
import org.stagedoor.benchmarks.statistics.Samples;
import org.stagedoor.benchmarks.statistics.Stopwatch;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.RunningServer;

/** From a jar in {@code deploy/} to its type in {@code flows}, and back. */
public final class DropToOffered implements Benchmark {
  private static final String TYPE = "org.example.riddle";

  @Override
  public void run(Plan plan, Notebook notebook) throws Exception {
    Installation installation = Installation.fresh();
    installation.set("org.stagedoor.flows", Map.of("register", "m.login.dummy | " + TYPE));
    Path jar = installation.jar("example", "org.stagedoor.example.riddle");
    Samples offered = new Samples();
    Samples withdrawn = new Samples();
    try (RunningServer server = RunningServer.start(installation)) {
      for (int i = 0; i < plan.starts(); i++) {
        installation.drop(jar);
        offered.add(until(server.client(), true));
        installation.remove(jar);
        withdrawn.add(until(server.client(), false));
      }
    }
    notebook.add(Figure.lower("drop.offered", "drop to offered", "s", offered));
    notebook.add(Figure.lower("drop.withdrawn", "removal to withdrawn", "s", withdrawn));
  }

  private static double until(Client client, boolean wanted) throws Exception {
    Stopwatch watch = new Stopwatch();
    Await.until(
        TYPE,
        () ->
            client.post(Client.V3 + "/register", "{}").expect(401).body().contains(TYPE) == wanted);
    return watch.seconds();
  }
}
