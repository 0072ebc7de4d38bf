package org.stagedoor.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.RunningServer;

/** From the start of {@code bin/stagedoor} to the first challenge. */
final class FirstAnswer implements Benchmark {
  private static final int STARTS = 10;

  @Override
  public void run(Report report) throws Exception {
    Installation installation = Installation.fresh();
    Samples memory = new Samples();
    Samples first = new Samples();
    first.add(start(installation, memory));
    Samples times = new Samples();
    for (int i = 0; i < STARTS; i++) {
      times.add(start(installation, memory));
    }
    report.add("first answer ever", first, "s", "makes database and class archive");
    report.add("first answer", times, "s", "with the class archive; target ≤ 1.0");
    report.add("resident after the start", memory, "MB", "target ≤ 160");
  }

  private static double start(Installation installation, Samples memory) throws Exception {
    int port = freePort();
    Stopwatch watch = new Stopwatch();
    double[] answered = {0};
    Thread asking = new Thread(() -> answered[0] = askUntilAnswered(port, watch));
    asking.start();
    String option = Integer.toString(port);
    try (RunningServer server = RunningServer.start(installation, "--port", option)) {
      asking.join();
      memory.add(Memory.resident(server));
    }
    return answered[0];
  }

  private static double askUntilAnswered(int port, Stopwatch watch) {
    while (true) {
      try (KeepAliveConnection connection =
          new KeepAliveConnection(java.net.URI.create("http://127.0.0.1:" + port))) {
        if (connection.send(Request.post("/register", "{}")) == 401) {
          return watch.seconds();
        }
      } catch (IOException e) {
        // Not yet.
      }
      java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
