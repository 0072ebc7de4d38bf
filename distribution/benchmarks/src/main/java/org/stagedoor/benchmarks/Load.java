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
 * Clients that send one request after the other.
 *
 * @param requests makes each request; called by many threads
 * @param status the status that each answer must have
 * @param clients how many send at once
 */
record Load(Supplier<Request> requests, int status, int clients) {

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

  /** Measures for some time, several times, after a warm-up. */
  Samples rounds(URI address, Duration warmUp, Duration round, int rounds) throws Exception {
    perSecond(address, warmUp);
    Samples samples = new Samples();
    for (int i = 0; i < rounds; i++) {
      samples.add(perSecond(address, round));
    }
    return samples;
  }

  private int send(URI address, long end) throws Exception {
    int answered = 0;
    try (KeepAliveConnection connection = new KeepAliveConnection(address)) {
      while (System.nanoTime() - end < 0) {
        int got = connection.send(requests.get());
        if (got != status) {
          throw new IllegalStateException("answered " + got + " instead of " + status);
        }
        answered++;
      }
    }
    return answered;
  }
}
