package org.stagedoor.cluster.figures;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.stagedoor.cluster.Cluster;
import org.stagedoor.cluster.Kind;
import org.stagedoor.cluster.Load;
import org.stagedoor.cluster.Node;
import org.stagedoor.cluster.Sites;
import org.stagedoor.cluster.Tally;
import org.stagedoor.cluster.Traveller;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.RunningServer;

/** Measures sessions per second, statements per session, and what a dying node does to the rest. */
public final class Figures {
  private static final Duration WARM_UP = Duration.ofSeconds(6);
  private static final Duration ROUND = Duration.ofSeconds(10);
  private static final Duration LIFE = Duration.ofSeconds(5);
  private static final int KILLS = 4;
  private static final int CLIENTS = 12;
  private static final int MOST_NODES = 3;

  private final StringBuilder report = new StringBuilder();

  private Figures() {}

  /**
   * Measures.
   *
   * @param arguments where the report is written
   */
  public static void main(String[] arguments) throws Exception {
    Figures figures = new Figures();
    figures.line(
        "%d processors, load average %.2f at the beginning; clients, nodes and database share them.",
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    figures.line("");
    figures.line(
        "| store | nodes | session | per second | p50 ms | p99 ms | reads | writes | transactions |");
    figures.line("|---|---|---|---|---|---|---|---|---|");
    figures.sqlite();
    for (int nodes = 1; nodes <= MOST_NODES; nodes++) {
      figures.postgresql(nodes);
    }
    figures.dyingNodes();
    Files.writeString(Path.of(arguments[0]), figures.report);
    System.out.println("Written to " + arguments[0]);
  }

  private void line(String format, Object... values) {
    String line = String.format(Locale.ROOT, format, values);
    report.append(line).append('\n');
    System.out.println(line);
  }

  private void sqlite() throws Exception {
    Installation installation = Sites.threeStages();
    installation.set("org.stagedoor.limits", Sites.NO_LIMITS);
    try (RunningServer server = RunningServer.start(installation)) {
      for (Kind kind : List.of(Kind.ONE_SHOT, Kind.THREE_STAGES)) {
        Measured measured = measure(kind, List.of(server.address()), () -> {});
        row("SQLite", 1, kind, measured, "| | |");
      }
    }
  }

  private void postgresql(int nodes) throws Exception {
    try (Cluster cluster = Cluster.start(nodes)) {
      List<URI> addresses = cluster.nodes().stream().map(Node::address).toList();
      for (Kind kind : List.of(Kind.ONE_SHOT, Kind.THREE_STAGES)) {
        Statements statements = new Statements(cluster.database());
        Measured measured = measure(kind, addresses, () -> Statements.count(cluster.database()));
        int sessions = measured.sessions();
        row(
            "PostgreSQL",
            nodes,
            kind,
            measured,
            "%s | %s | %s |"
                .formatted(
                    statements.per(sessions, List.of("select")),
                    statements.per(sessions, List.of("insert", "update", "delete")),
                    statements.transactions(sessions)));
        if (nodes == 1) {
          System.out.print(statements.writes(sessions));
        }
      }
    }
  }

  private void row(String store, int nodes, Kind kind, Measured measured, String statements) {
    line(
        "| %s | %d | %s | %.0f | %.1f | %.1f | %s",
        store,
        nodes,
        kind == Kind.ONE_SHOT ? "one-shot registration" : "registration in three stages",
        measured.perSecond(),
        measured.tally().quantile(0.5).toNanos() / 1e6,
        measured.tally().quantile(0.99).toNanos() / 1e6,
        statements);
  }

  private record Measured(int sessions, double perSecond, Tally tally) {}

  private interface Beginning {
    void begin() throws Exception;
  }

  private static Measured measure(Kind kind, List<URI> addresses, Beginning beginning)
      throws Exception {
    try (Load warm = load(kind, addresses, new Tally())) {
      warm.run(WARM_UP);
      warm.stop();
    }
    Tally tally = new Tally();
    try (Load load = load(kind, addresses, tally)) {
      beginning.begin();
      int before = load.ledger().sessions();
      long start = System.nanoTime();
      load.run(ROUND);
      int sessions = load.ledger().sessions() - before;
      double seconds = (System.nanoTime() - start) / 1e9;
      int all = load.stop().sessions() - before;
      return new Measured(all, sessions / seconds, tally);
    }
  }

  private static Load load(Kind kind, List<URI> addresses, Tally tally) {
    return Load.of(number -> kind, CLIENTS, () -> new Traveller(addresses, tally), tally);
  }

  /** The mix of all kinds behind the balancer. */
  private void dyingNodes() throws Exception {
    line("");
    line(
        "| three nodes behind the balancer, all kinds of sessions | requests | p50 ms | p99 ms | slowest ms | 502 |");
    line("|---|---|---|---|---|---|");
    try (Cluster cluster = Cluster.start(MOST_NODES)) {
      dying(cluster, "all alive", 0);
      dying(
          cluster, "one is killed every %d s and started again".formatted(LIFE.toSeconds()), KILLS);
    }
  }

  private void dying(Cluster cluster, String what, int kills) throws Exception {
    Tally tally = new Tally();
    try (Load load = Load.of(Kind::of, CLIENTS, () -> new Traveller(cluster.one(), tally), tally)) {
      load.run(LIFE);
      for (int kill = 0; kill < kills; kill++) {
        Node node = cluster.nodes().get(kill % MOST_NODES);
        node.kill();
        node.start();
        load.run(LIFE);
      }
      load.run(LIFE);
      load.stop();
    }
    line(
        "| %s | %d | %.1f | %.1f | %.0f | %d |",
        what,
        tally.requests(),
        tally.quantile(0.5).toNanos() / 1e6,
        tally.quantile(0.99).toNanos() / 1e6,
        tally.quantile(1).toNanos() / 1e6,
        tally.gatewayFailures());
  }
}
