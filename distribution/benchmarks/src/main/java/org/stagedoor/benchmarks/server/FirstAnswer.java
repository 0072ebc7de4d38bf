package org.stagedoor.benchmarks.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.locks.LockSupport;
import org.stagedoor.benchmarks.Benchmark;
import org.stagedoor.benchmarks.Plan;
import org.stagedoor.benchmarks.figures.Figure;
import org.stagedoor.benchmarks.figures.Notebook;
import org.stagedoor.benchmarks.load.KeepAliveConnection;
import org.stagedoor.benchmarks.process.ServerProcess;
import org.stagedoor.benchmarks.statistics.Samples;
import org.stagedoor.benchmarks.statistics.Stopwatch;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.RunningServer;

/** From the start of {@code bin/stagedoor} to the first challenge. */
public final class FirstAnswer implements Benchmark {
  private static final long LOOK_AGAIN_NANOS = 2_000_000;
  private static final int CHALLENGE = 401;

  @Override
  public void run(Plan plan, Notebook notebook) throws Exception {
    Installation installation = Installation.fresh();
    Starts ever = new Starts();
    ever.start(installation);
    Starts later = new Starts();
    for (int i = 0; i < plan.starts(); i++) {
      later.start(installation);
    }
    notebook.add(
        Figure.lower("start.ever", "first answer ever", "s", ever.seconds)
            .remark("makes database and class archive"));
    notebook.add(
        Figure.lower("start.first", "first answer after start", "s", later.seconds)
            .remark("with the class archive"));
    notebook.add(
        Figure.lower("start.cpu", "processor time until it is ready", "s", later.cpu)
            .remark("of all cores"));
    notebook.add(Figure.lower("start.resident", "resident after the start", "MiB", later.resident));
  }

  private static final class Starts {
    private final Samples seconds = new Samples();
    private final Samples cpu = new Samples();
    private final Samples resident = new Samples();

    void start(Installation installation) throws Exception {
      int port = freePort();
      Stopwatch watch = new Stopwatch();
      double[] answered = {0};
      Thread asking = new Thread(() -> answered[0] = askUntilAnswered(port, watch));
      asking.start();
      String option = Integer.toString(port);
      try (RunningServer server = RunningServer.start(installation, "--port", option)) {
        asking.join();
        ServerProcess process = new ServerProcess(server.pid());
        cpu.add(process.cpuSeconds());
        resident.add(process.residentMiB());
      }
      seconds.add(answered[0]);
    }
  }

  private static double askUntilAnswered(int port, Stopwatch watch) {
    while (true) {
      try (KeepAliveConnection connection =
          new KeepAliveConnection(URI.create("http://127.0.0.1:" + port))) {
        if (connection.send(Sites.CHALLENGE.steps().get(0)).status() == CHALLENGE) {
          return watch.seconds();
        }
      } catch (IOException e) {
        // Not yet.
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
