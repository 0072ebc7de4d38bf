package org.stagedoor.store.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Lets many threads loose at one moment. */
final class Race {
  private Race() {}

  /** What each of them got. */
  static <T> List<T> of(int runners, IntFunction<T> run)
      throws InterruptedException, ExecutionException {
    CyclicBarrier line = new CyclicBarrier(runners);
    ExecutorService executor = Executors.newFixedThreadPool(runners);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < runners; i++) {
        int number = i;
        Callable<T> start =
            () -> {
              line.await();
              return run.apply(number);
            };
        futures.add(executor.submit(start));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      executor.shutdownNow();
    }
  }
}
