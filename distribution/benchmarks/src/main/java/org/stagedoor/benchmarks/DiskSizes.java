package org.stagedoor.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.RunningServer;

/** What SQLite's file grows by. */
final class DiskSizes implements Benchmark {
  private static final int ACCOUNTS = 3000;
  private static final int DEVICES = 6000;

  @Override
  public void run(Report report) throws Exception {
    Installation installation = Installation.fresh();
    long empty = after(installation, 0, user -> Request.login("nobody"));
    long accounts = after(installation, ACCOUNTS, user -> Request.register("u" + user));
    long devices = after(installation, DEVICES, i -> Request.login("u" + i % ACCOUNTS));
    long device = (devices - accounts) / DEVICES;
    report.add(
        "on disk for an account",
        bytes((accounts - empty) / ACCOUNTS - device),
        ACCOUNTS + " accounts with a password, without their first device");
    report.add("on disk for a device", bytes(device), DEVICES + " devices with an access token");
  }

  /** Sends requests, ends the server, and measures the database. */
  private static long after(Installation installation, int times, IntFunction<Request> request)
      throws Exception {
    try (RunningServer server = RunningServer.start(installation);
        KeepAliveConnection connection = new KeepAliveConnection(server.address())) {
      for (int i = 0; i < times; i++) {
        int status = connection.send(request.apply(i));
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

  private static String bytes(long bytes) {
    return String.format(Locale.ROOT, "%d bytes", bytes);
  }
}
