package org.stagedoor.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients in this Java process, a thread each. */
public final class ClosedLoop implements Generator {
  private final boolean patient;

  /** Clients that expect to be served. */
  public ClosedLoop() {
    this(false);
  }

  private ClosedLoop(boolean patient) {
    this.patient = patient;
  }

  /** Clients that begin anew when the server says that it has too much to do; it is not counted. */
  public static ClosedLoop patient() {
    return new ClosedLoop(true);
  }

  @Override
  public String name() {
    return "threads of a JVM";
  }

  @Override
  public Sent run(URI address, Scenario scenario, int clients, Duration time) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      long start = System.nanoTime();
      long end = start + time.toNanos();
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        tasks.add(() -> work(address, scenario, end));
      }
      long sessions = 0;
      for (Future<Integer> task : threads.invokeAll(tasks)) {
        sessions += task.get();
      }
      return new Sent(sessions, (System.nanoTime() - start) / 1e9);
    } finally {
      threads.shutdownNow();
    }
  }

  private int work(URI address, Scenario scenario, long end) throws Exception {
    int sessions = 0;
    try (Conversation conversation = new Conversation(scenario, address)) {
      while (System.nanoTime() - end < 0) {
        sessions += done(conversation);
      }
    }
    return sessions;
  }

  private int done(Conversation conversation) throws IOException {
    try {
      conversation.once();
      return 1;
    } catch (Conversation.Refused e) {
      if (patient) {
        return 0;
      }
      throw e;
    }
  }
}
