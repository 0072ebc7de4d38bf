package org.stagedoor.benchmarks.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.stagedoor.benchmarks.Benchmark;
import org.stagedoor.benchmarks.Plan;
import org.stagedoor.benchmarks.figures.Figure;
import org.stagedoor.benchmarks.figures.Notebook;
import org.stagedoor.benchmarks.load.KeepAliveConnection;
import org.stagedoor.benchmarks.load.Step;
import org.stagedoor.benchmarks.statistics.Samples;
import org.stagedoor.benchmarks.statistics.Stopwatch;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.RunningServer;

/** A million rows that are past their time, and how requests fare while they are cleaned away. */
public final class Cleaning implements Benchmark {
  private static final int ROWS = 1_000_000;
  private static final Duration QUIET = Duration.ofSeconds(15);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final AtomicLong users = new AtomicLong();

  @Override
  public void run(Plan plan, Notebook notebook) throws Exception {
    Installation installation = Installation.fresh();
    quiet(installation, notebook);
    String file = DatabaseFile.of(installation).url();
    try (Connection database = DriverManager.getConnection(file)) {
      fill(database);
    }
    try (RunningServer server = RunningServer.start(installation);
        Connection database = DriverManager.getConnection(file);
        KeepAliveConnection connection = new KeepAliveConnection(server.address())) {
      clean(database, connection, notebook);
    }
  }

  private void quiet(Installation installation, Notebook notebook) throws Exception {
    Samples quiet = new Samples();
    try (RunningServer server = RunningServer.start(installation);
        KeepAliveConnection connection = new KeepAliveConnection(server.address())) {
      register(connection, QUIET.dividedBy(3), new Samples());
      register(connection, QUIET, quiet);
    }
    latency("cleaning.before", "registration before the cleaning", quiet, notebook);
  }

  private void clean(Connection database, KeepAliveConnection connection, Notebook notebook)
      throws Exception {
    Samples meanwhile = new Samples();
    Stopwatch watch = new Stopwatch();
    double busy = 0;
    long left = ROWS;
    while (left > 0) {
      Samples latencies = new Samples();
      Stopwatch look = new Stopwatch();
      register(connection, LOOK, latencies);
      long now = left(database);
      if (now < left) {
        busy += look.seconds();
        meanwhile.addAll(latencies);
      }
      left = now;
      if (watch.seconds() > PATIENCE.toSeconds()) {
        throw new IllegalStateException(left + " rows are left");
      }
    }
    notebook.add(
        Figure.lower("cleaning.work", "cleaning 1,000,000 expired rows", "s of work", busy)
            .remark("500 at a time, in rounds a minute apart; half nonces, half counters"));
    latency("cleaning.meanwhile", "registration meanwhile", meanwhile, notebook);
  }

  private void register(KeepAliveConnection connection, Duration time, Samples into)
      throws Exception {
    Stopwatch all = new Stopwatch();
    while (all.seconds() * 1000 < time.toMillis()) {
      Stopwatch one = new Stopwatch();
      connection.send(Step.register("u" + users.incrementAndGet()));
      into.add(one.seconds() * 1000);
    }
  }

  private static void latency(String id, String what, Samples millis, Notebook notebook) {
    notebook.add(
        Figure.lower(id, what, "ms", millis.median())
            .remark(
                "8 KiB Argon2id, one client, %d times: p99 %.1f ms, most %.0f ms"
                    .formatted(millis.size(), millis.percentile(99), millis.most())));
  }

  /** All of them were over an hour after 1970. */
  private static void fill(Connection database) throws SQLException {
    String numbers =
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < %d) "
            .formatted(ROWS / 2);
    try (Statement statement = database.createStatement()) {
      statement.execute(
          numbers
              + "insert into nonce (id, owner, kept_until)"
              + " select lower(hex(randomblob(24))), 'bench', 3600000 from n");
      statement.execute(
          numbers
              + "insert into counter (id, empty_at)"
              + " select 'ADDRESS ' || lower(hex(randomblob(8))), 3600000 from n");
    }
  }

  private static long left(Connection database) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select (select count(*) from nonce where kept_until = 3600000)"
                    + " + (select count(*) from counter where empty_at = 3600000)")) {
      found.next();
      return found.getLong(1);
    }
  }
}
