package org.stagedoor.benchmarks.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
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

/** How much mail goes through the queue, and how long one takes from its request to the relay. */
public final class Mails implements Benchmark {
  private static final int WARM_UP = 1000;
  private static final int MAILS = 2000;
  private static final int ROUNDS = 3;
  private static final int SINGLE = 300;
  private static final int CLIENTS = 8;

  private final AtomicInteger count = new AtomicInteger();

  @Override
  public void run(Plan plan, Notebook notebook) throws Exception {
    Samples asked = new Samples();
    Samples drained = new Samples();
    Samples single = new Samples();
    for (int round = 0; round < ROUNDS; round++) {
      try (MailSink sink = new MailSink();
          RunningServer server = RunningServer.start(installation(sink.port()))) {
        // While the relay keeps us waiting nothing leaves the queue.
        ask(server, WARM_UP);
        asked.add(MAILS / ask(server, MAILS));
        Stopwatch watch = new Stopwatch();
        sink.open();
        sink.await(WARM_UP + MAILS);
        drained.add((WARM_UP + MAILS) / watch.seconds());
        single(server, sink, single);
      }
    }
    notebook.add(
        Figure.higher("mails.asked", "requestToken", "/s", asked)
            .remark(CLIENTS + " connections, the mail on disk"));
    notebook.add(
        Figure.higher("mails.drained", "mails through the queue", "/s", drained)
            .remark("4 connections to a relay in memory"));
    notebook.add(
        Figure.lower("mails.single", "from the request to the hand-over", "ms", single.median())
            .remark("one at a time, p99 " + p99(single)));
  }

  private static String p99(Samples samples) {
    return Math.round(samples.percentile(99) * 10) / 10.0 + " ms";
  }

  private static Installation installation(int port) throws Exception {
    Installation installation = Installation.fresh();
    installation.set(
        "org.stagedoor.mail.smtp",
        Map.of(
            "host", "127.0.0.1",
            "port", String.valueOf(port),
            "security", "none",
            "timeout.seconds", "60",
            "from", "Stagedoor <matrix@example.org>"));
    installation.set(
        "org.stagedoor.validation.limits",
        Map.of("address.burst", "0", "remote.burst", "0", "total.burst", "0"));
    return installation;
  }

  private Step request() {
    return Step.post(
        "/register/email/requestToken",
        "{'email':'m%d@example.org','client_secret':'monkey','send_attempt':1}"
            .formatted(count.incrementAndGet()),
        200);
  }

  /** Asks for so many mails, and returns the seconds that it took. */
  private double ask(RunningServer server, int mails) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      Stopwatch watch = new Stopwatch();
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        tasks.add(() -> askInTurn(server, mails / CLIENTS));
      }
      for (Future<Void> task : threads.invokeAll(tasks)) {
        task.get();
      }
      return watch.seconds();
    } finally {
      threads.shutdownNow();
    }
  }

  private Void askInTurn(RunningServer server, int mails) throws Exception {
    try (KeepAliveConnection connection = new KeepAliveConnection(server.address())) {
      for (int i = 0; i < mails; i++) {
        accepted(connection.send(request()).status());
      }
    }
    return null;
  }

  private void single(RunningServer server, MailSink sink, Samples into) throws Exception {
    try (KeepAliveConnection connection = new KeepAliveConnection(server.address())) {
      for (int i = 0; i < SINGLE; i++) {
        Stopwatch watch = new Stopwatch();
        accepted(connection.send(request()).status());
        sink.await(1);
        into.add(watch.seconds() * 1000);
      }
    }
  }

  private static void accepted(int status) {
    if (status != 200) {
      throw new IllegalStateException("answered " + status);
    }
  }
}
