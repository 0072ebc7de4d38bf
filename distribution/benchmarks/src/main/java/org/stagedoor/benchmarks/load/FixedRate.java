package org.stagedoor.benchmarks.load;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.stagedoor.benchmarks.statistics.Samples;

/**
 * Sessions that begin at a fixed rate, whether those before are over or not, as people do. Each
 * one's time counts from when it was to begin: one that has to wait for a client because the server
 * made all of them late has been kept waiting by the server.
 *
 * @param scenario what clients do
 * @param perSecond how many sessions begin in a second
 * @param clients how many there are at most at once
 */
public record FixedRate(Scenario scenario, double perSecond, int clients) {
  private static final double NANOS_PER_MILLI = 1e6;

  /** Lets sessions begin for some time, and returns how long they took, in milliseconds. */
  public Samples run(URI address, Duration time) throws Exception {
    long sessions = Math.max(1, Math.round(perSecond * time.toNanos() / 1e9));
    AtomicLong next = new AtomicLong();
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      long start = System.nanoTime() + Duration.ofMillis(50).toNanos();
      List<Callable<Samples>> tasks = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        tasks.add(() -> work(address, start, next, sessions));
      }
      Samples all = new Samples();
      for (Future<Samples> task : threads.invokeAll(tasks)) {
        all.addAll(task.get());
      }
      return all;
    } finally {
      threads.shutdownNow();
    }
  }

  private Samples work(URI address, long start, AtomicLong next, long sessions) throws Exception {
    Samples took = new Samples();
    try (Conversation conversation = new Conversation(scenario, address)) {
      for (long i = next.getAndIncrement(); i < sessions; i = next.getAndIncrement()) {
        long intended = start + Math.round(i / perSecond * 1e9);
        for (long early = intended - System.nanoTime();
            early > 0;
            early = intended - System.nanoTime()) {
          LockSupport.parkNanos(early);
        }
        conversation.once();
        took.add((System.nanoTime() - intended) / NANOS_PER_MILLI);
      }
    }
    return took;
  }
}
