package org.stagedoor.e2e.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many clients at once. */
final class Crowd {
  private static final int THREADS = 16;

  private Crowd() {}

  /** What each of many got, in order; as many of them at a time as a small server can take. */
  static <T> List<T> all(int many, IntFunction<Callable<T>> each) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<T>> work = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        work.add(each.apply(i));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(work)) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
