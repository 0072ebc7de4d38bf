package org.stagedoor.stage.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.http.MatrixException;

class HashingThreadsTest {
  private final ExecutorService callers = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    callers.shutdownNow();
  }

  @Test
  void runsNoMoreAtOnceThanItMay() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (HashingThreads threads = new HashingThreads(3, 1000, Duration.ofSeconds(30))) {
      List<Future<Integer>> results = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        results.add(
            callers.submit(
                () ->
                    threads.run(
                        "a",
                        () -> {
                          most.accumulateAndGet(running.incrementAndGet(), Math::max);
                          Thread.onSpinWait();
                          return running.decrementAndGet();
                        })));
      }
      for (Future<Integer> result : results) {
        result.get();
      }
    }
    assertTrue(most.get() <= 3, () -> most + " at once");
  }

  @Test
  void refusesWhoComesWhenTheQueueIsFull() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (HashingThreads threads = held(1, Duration.ofSeconds(30), release)) {
      CompletionService<Boolean> two = new ExecutorCompletionService<>(callers);
      two.submit(() -> threads.run("a", () -> true));
      two.submit(() -> threads.run("a", () -> true));
      // One of the two waits in the queue; so the first to hear anything is the other.
      ExecutionException refused = assertThrows(ExecutionException.class, two.take()::get);
      assertEquals(503, assertInstanceOf(MatrixException.class, refused.getCause()).status());
      release.countDown();
      assertTrue(two.take().get());
    }
  }

  @Test
  void refusesWhoWaitedTooLongAndGoesOn() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (HashingThreads threads = held(1, Duration.ofMillis(20), release)) {
      for (int i = 0; i < 5; i++) {
        assertEquals(
            503, assertThrows(MatrixException.class, () -> threads.run("a", () -> true)).status());
      }
      release.countDown();
    }
  }

  @Test
  void givesUpWhenInterrupted() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (HashingThreads threads = held(1, Duration.ofSeconds(30), release)) {
      Thread.currentThread().interrupt();
      assertThrows(MatrixException.class, () -> threads.run("a", () -> true));
      assertTrue(Thread.interrupted(), "the interruption is passed on");
      release.countDown();
    }
  }

  @Test
  void finishesWhatIsUnderWayWhenClosed() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    HashingThreads threads = new HashingThreads(1, 1, Duration.ofSeconds(30));
    Future<Boolean> underWay = callers.submit(() -> threads.run("a", () -> hold(started, release)));
    started.await();
    threads.close();
    release.countDown();
    assertTrue(underWay.get());
    assertThrows(MatrixException.class, () -> threads.run("a", () -> true));
  }

  @Test
  void sourcesTakeTurns() throws Exception {
    List<String> order = new CopyOnWriteArrayList<>();
    Turns turns = new Turns(1, 20);
    for (String name : List.of("a1", "a2", "a3", "b1", "c1", "b2")) {
      assertTrue(turns.enter(name.substring(0, 1), work(() -> order.add(name))));
    }
    for (Runnable next = turns.next(); next != null; next = turns.next()) {
      next.run();
    }
    assertEquals(List.of("a1", "b1", "c1", "a2", "b2", "a3"), order);
  }

  @Test
  void whoHasMostMakesRoom() {
    Turns turns = new Turns(1, 3);
    List<FutureTask<Boolean>> rush = Stream.generate(() -> work(() -> true)).limit(4).toList();
    rush.forEach(one -> assertTrue(turns.enter("a", one)));
    assertFalse(turns.enter("a", work(() -> true)), "of her own she displaces none");

    assertTrue(turns.enter("b", work(() -> true)));
    assertTrue(rush.get(3).isCancelled());
    assertTrue(turns.enter("c", work(() -> true)));
    assertTrue(turns.enter("d", work(() -> true)));
    assertEquals(List.of(false, true, true, true), rush.stream().map(Future::isCancelled).toList());
    assertFalse(turns.enter("e", work(() -> true)), "nobody has more than one");

    rush.forEach(one -> turns.leave("a", one));
    assertTrue(turns.enter("e", work(() -> true)));
  }

  @Test
  void whoMadeRoomIsRefused() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (HashingThreads threads = held(2, Duration.ofSeconds(30), release)) {
      CompletionService<Boolean> rush = new ExecutorCompletionService<>(callers);
      rush.submit(() -> threads.run("a", () -> true));
      rush.submit(() -> threads.run("a", () -> true));
      // Once a third is refused the other two wait.
      rush.submit(() -> threads.run("a", () -> true));
      assertThrows(ExecutionException.class, rush.take()::get);
      Future<Boolean> other = callers.submit(() -> threads.run("b", () -> true));
      ExecutionException refused = assertThrows(ExecutionException.class, rush.take()::get);
      assertEquals(503, assertInstanceOf(MatrixException.class, refused.getCause()).status());
      release.countDown();
      assertTrue(other.get());
      assertTrue(rush.take().get());
    }
  }

  private static FutureTask<Boolean> work(Callable<Boolean> work) {
    return new FutureTask<>(work);
  }

  /** One thread that is busy until it is released. */
  private HashingThreads held(int queue, Duration wait, CountDownLatch release) throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    HashingThreads threads = new HashingThreads(1, queue, wait);
    Future<Boolean> busy = callers.submit(() -> threads.run("a", () -> hold(started, release)));
    started.await();
    assertEquals(1, release.getCount(), () -> "released too early: " + busy);
    return threads;
  }

  private static boolean hold(CountDownLatch started, CountDownLatch release) throws Exception {
    started.countDown();
    release.await();
    return true;
  }
}
