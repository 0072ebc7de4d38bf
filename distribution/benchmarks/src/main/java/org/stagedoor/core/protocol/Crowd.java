package org.stagedoor.core.protocol;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many threads that call one stage through the registry, and how often one of them had to wait for
 * another: blocked by a monitor or parked by a lock, by the JVM's own count. JMH would count the
 * waiting of its own threads in.
 */
public final class Crowd {
  private static final int WARM_UP = 20_000;

  private Crowd() {}

  /**
   * Lets them call.
   *
   * @param threads how many at once
   * @param calls how many each
   * @return how often one waited
   */
  public static long waits(int threads, int calls) throws Exception {
    DispatchBenchmark bench = new DispatchBenchmark();
    ExecutorService crowd = Executors.newFixedThreadPool(threads);
    try {
      CountDownLatch start = new CountDownLatch(threads);
      List<Callable<Long>> tasks = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        tasks.add(
            () -> {
              call(bench, WARM_UP);
              // Whoever asks first waits for the classes of the answer.
              waited();
              start.countDown();
              start.await();
              long before = waited();
              call(bench, calls);
              return waited() - before;
            });
      }
      long waits = 0;
      for (Future<Long> task : crowd.invokeAll(tasks)) {
        waits += task.get();
      }
      return waits;
    } finally {
      crowd.shutdownNow();
      bench.close();
    }
  }

  private static void call(DispatchBenchmark bench, int calls) {
    for (int i = 0; i < calls; i++) {
      bench.dispatched();
    }
  }

  private static long waited() {
    ThreadInfo self =
        ManagementFactory.getThreadMXBean().getThreadInfo(Thread.currentThread().getId());
    return self.getBlockedCount() + self.getWaitedCount();
  }
}
