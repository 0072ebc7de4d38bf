package org.stagedoor.benchmarks.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.stagedoor.benchmarks.Benchmark;
import org.stagedoor.benchmarks.Plan;
import org.stagedoor.benchmarks.figures.Figure;
import org.stagedoor.benchmarks.figures.Notebook;
import org.stagedoor.benchmarks.load.KeepAliveConnection;
import org.stagedoor.benchmarks.load.Step;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.RunningServer;

/** What SQLite's file grows by. */
public final class DiskSizes implements Benchmark {
  private static final int PER_SAMPLE = 7;

  @Override
  public void run(Plan plan, Notebook notebook) throws Exception {
    Installation installation = Installation.fresh();
    int registered = Math.max(1, plan.sessions() / PER_SAMPLE);
    int added = 2 * registered;
    long empty = after(installation, 0, user -> Step.login("nobody"));
    long accounts = after(installation, registered, user -> Step.register("u" + user));
    long devices = after(installation, added, i -> Step.login("u" + i % registered));
    double device = (devices - accounts) / (double) added;
    notebook.add(
        Figure.lower(
                "disk.account",
                "on disk for an account",
                "bytes",
                (accounts - empty) / (double) registered - device)
            .remark(registered + " accounts with a password, without their first device"));
    notebook.add(
        Figure.lower("disk.device", "on disk for a device", "bytes", device)
            .remark(added + " devices with an access token"));
  }

  /** Sends requests, ends the server, and measures the database. */
  private static long after(Installation installation, int times, IntFunction<Step> request)
      throws Exception {
    try (RunningServer server = RunningServer.start(installation);
        KeepAliveConnection connection = new KeepAliveConnection(server.address())) {
      for (int i = 0; i < times; i++) {
        int status = connection.send(request.apply(i)).status();
        if (status != 200) {
          throw new IllegalStateException("answered " + status);
        }
      }
    }
    try (Stream<Path> files = Files.list(installation.data())) {
      long size = 0;
      for (Path file : files.filter(DiskSizes::ofTheDatabase).toList()) {
        size += Files.size(file);
      }
      return size;
    }
  }

  private static boolean ofTheDatabase(Path file) {
    return String.valueOf(file.getFileName()).startsWith("stagedoor.db");
  }
}
