package org.stagedoor.benchmarks;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Clients that send one POST after the other.
 *
 * @param path where to
 * @param body makes the body of each request; called by many threads
 * @param status the status that each answer must have
 * @param clients how many send at once
 */
record Load(String path, Supplier<String> body, int status, int clients) {

  /** Sends for some time, and returns how many requests a second were answered. */
  double perSecond(URI address, Duration time) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      long end = System.nanoTime() + time.toNanos();
      Stopwatch watch = new Stopwatch();
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        tasks.add(() -> send(address, end));
      }
      long answered = 0;
      for (Future<Integer> task : threads.invokeAll(tasks)) {
        answered += task.get();
      }
      return answered / watch.seconds();
    } finally {
      threads.shutdownNow();
    }
  }

  private int send(URI address, long end) throws Exception {
    int answered = 0;
    try (KeepAliveConnection connection = new KeepAliveConnection(address)) {
      while (System.nanoTime() - end < 0) {
        int got = connection.post(path, body.get());
        if (got != status) {
          throw new IllegalStateException("answered " + got + " instead of " + status);
        }
        answered++;
      }
    }
    return answered;
  }
}
