package org.stagedoor.benchmarks.nodes;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.stagedoor.benchmarks.Benchmark;
import org.stagedoor.benchmarks.Plan;
import org.stagedoor.benchmarks.figures.Figure;
import org.stagedoor.benchmarks.figures.Notebook;
import org.stagedoor.benchmarks.statistics.Samples;
import org.stagedoor.benchmarks.statistics.Stopwatch;
import org.stagedoor.cluster.Cluster;
import org.stagedoor.cluster.Kind;
import org.stagedoor.cluster.Load;
import org.stagedoor.cluster.Node;
import org.stagedoor.cluster.Tally;
import org.stagedoor.cluster.Traveller;

/** Sessions per second, statements per session, and what a dying node does to the rest. */
public final class Nodes implements Benchmark {
  private static final int KILLS = 4;
  private static final int CLIENTS = 12;
  private static final int MOST_NODES = 3;

  @Override
  public void run(Plan plan, Notebook notebook) throws Exception {
    for (int nodes = 1; nodes <= MOST_NODES; nodes++) {
      try (Cluster cluster = Cluster.start(nodes)) {
        sessions(Kind.ONE_SHOT, "one-shot registration", cluster, plan, notebook);
        sessions(Kind.THREE_STAGES, "registration in three stages", cluster, plan, notebook);
      }
    }
    try (Cluster cluster = Cluster.start(MOST_NODES)) {
      dying(cluster, "alive", 0, plan.warmUp(), notebook);
      dying(cluster, "dying", KILLS, plan.warmUp(), notebook);
    }
  }

  private static void sessions(
      Kind kind, String what, Cluster cluster, Plan plan, Notebook notebook) throws Exception {
    List<URI> addresses = cluster.nodes().stream().map(Node::address).toList();
    try (Load warm = load(kind, addresses, new Tally())) {
      warm.run(plan.warmUp());
      warm.stop();
    }
    Statements statements = Statements.count(cluster.database());
    Tally tally = new Tally();
    try (Load load = load(kind, addresses, tally)) {
      Samples rate = new Samples();
      int done = 0;
      for (int round = 0; round < plan.rounds(); round++) {
        Stopwatch watch = new Stopwatch();
        load.run(plan.round());
        int now = load.ledger().sessions();
        rate.add((now - done) / watch.seconds());
        done = now;
      }
      String id =
          "nodes." + kind.name().toLowerCase(java.util.Locale.ROOT) + "." + addresses.size();
      notebook.add(
          Figure.higher(
                  id,
                  what + ", " + addresses.size() + (addresses.size() == 1 ? " node" : " nodes"),
                  "/s",
                  rate)
              .remark(remark(tally, statements, load.stop().sessions())));
    }
  }

  private static String remark(Tally tally, Statements statements, int sessions)
      throws SQLException {
    return "p50 %.1f ms, p99 %.1f ms; each session reads %s times and writes %s times in %s transactions"
        .formatted(
            millis(tally, 0.5),
            millis(tally, 0.99),
            statements.per(sessions, List.of("select")),
            statements.per(sessions, List.of("insert", "update", "delete")),
            statements.transactions(sessions));
  }

  private static double millis(Tally tally, double share) {
    return tally.quantile(share).toNanos() / 1e6;
  }

  private static Load load(Kind kind, List<URI> addresses, Tally tally) {
    return Load.of(number -> kind, CLIENTS, () -> new Traveller(addresses, tally), tally);
  }

  /** The mix of all kinds behind the balancer. */
  private static void dying(Cluster cluster, String id, int kills, Duration life, Notebook notebook)
      throws Exception {
    Tally tally = new Tally();
    try (Load load = Load.of(Kind::of, CLIENTS, () -> new Traveller(cluster.one(), tally), tally)) {
      load.run(life);
      for (int kill = 0; kill < kills; kill++) {
        Node node = cluster.nodes().get(kill % MOST_NODES);
        node.kill();
        node.start();
        load.run(life);
      }
      load.run(life);
      load.stop();
    }
    notebook.add(
        Figure.lower(
                "nodes." + id + ".p99",
                "three nodes behind the balancer, " + id + ": p99",
                "ms",
                millis(tally, 0.99))
            .remark(
                "%d killed and started again; %d requests, p50 %.1f ms, slowest %.0f ms, %d times 502"
                    .formatted(
                        kills,
                        tally.requests(),
                        millis(tally, 0.5),
                        millis(tally, 1),
                        tally.gatewayFailures())));
  }
}
