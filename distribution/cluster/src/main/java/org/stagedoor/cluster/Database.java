package org.stagedoor.cluster;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL in processes of its own, as durable as in earnest. Port and folder stay the same over
 * restarts. One thread at a time.
 */
public final class Database implements AutoCloseable {
  private final Path folder;
  private final int port;
  private EmbeddedPostgres server;

  private Database(Path folder, int port) throws IOException {
    this.folder = folder;
    this.port = port;
    this.server = launch();
  }

  /** Starts an empty one. */
  public static Database start(Path folder) throws IOException {
    return new Database(folder, Ports.free());
  }

  private EmbeddedPostgres launch() throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(folder)
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("shared_preload_libraries", "pg_stat_statements")
        .start();
  }

  /** The address for {@code etc/org.stagedoor.store.cfg}. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
  }

  /** Stops it as an administrator does, open connections notwithstanding, and starts it again. */
  public void restart() throws IOException {
    stop();
    server = launch();
  }

  /** Stops it. */
  public void stop() throws IOException {
    server.close();
  }

  /** Starts it again. */
  public void startAgain() throws IOException {
    server = launch();
  }

  /** SIGSTOP for all of its processes: connections stay, and nobody answers on them. */
  public void pause() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** SIGCONT for all of its processes. */
  public void resume() throws IOException, InterruptedException {
    signal("-CONT");
  }

  /** The postmaster first, or it would have more children than were counted. */
  private void signal(String signal) throws IOException, InterruptedException {
    long postmaster = Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).get(0));
    signal(signal, List.of(postmaster));
    signal(
        signal,
        ProcessHandle.of(postmaster).orElseThrow().descendants().map(ProcessHandle::pid).toList());
  }

  private static void signal(String signal, List<Long> processes)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", signal));
    processes.forEach(process -> command.add(process.toString()));
    // A backend may have ended between the list and the signal.
    new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }

  /**
   * Cuts every connection of the nodes, whatever it is in the middle of.
   *
   * @return how many were in a transaction
   */
  public int cut() throws SQLException {
    return rows(
            "select state, pg_terminate_backend(pid) from pg_stat_activity"
                + " where application_name = 'stagedoor'")
        .stream()
        .mapToInt(row -> "idle".equals(row.get(0)) ? 0 : 1)
        .sum();
  }

  /** Runs statements. */
  public void execute(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The rows of a query, as texts. */
  public List<List<String>> rows(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  /** The number that a query returns. */
  public long number(String sql) throws SQLException {
    return Long.parseLong(rows(sql).get(0).get(0));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
