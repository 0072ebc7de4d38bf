package org.stagedoor.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/** Clients at work until they are told to stop, or one of them finds fault. */
public final class Load implements AutoCloseable {
  private final AtomicBoolean goOn = new AtomicBoolean(true);
  private final AtomicInteger next = new AtomicInteger();
  private final Ledger ledger = new Ledger();
  private final Tally tally;
  private final ExecutorService threads;
  private final List<Future<?>> workers = new ArrayList<>();

  private Load(
      int clients,
      Supplier<Traveller> travellers,
      Tally tally,
      IntFunction<Kind> mix,
      IntPredicate more) {
    this.tally = tally;
    this.threads = Executors.newFixedThreadPool(clients);
    String prefix = "load" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    for (int i = 0; i < clients; i++) {
      String name = prefix + "-" + i;
      workers.add(threads.submit(() -> work(travellers.get(), name, mix, more)));
    }
  }

  /** Clients go through the mix until they are stopped. */
  public static Load start(int clients, Cluster cluster) {
    Tally tally = new Tally();
    return new Load(clients, () -> cluster.traveller(tally), tally, Kind::of, number -> true);
  }

  /** The same with clients that try again after a 503. */
  public static Load patient(int clients, Cluster cluster) {
    Tally tally = new Tally();
    return new Load(
        clients, () -> cluster.traveller(tally).patient(), tally, Kind::of, number -> true);
  }

  /** Clients go through so many sessions of the mix. */
  public static Load of(int sessions, int clients, Cluster cluster) {
    Tally tally = new Tally();
    return new Load(
        clients, () -> cluster.traveller(tally), tally, Kind::of, number -> number < sessions);
  }

  /** Clients of one's own go through a mix of one's own until they are stopped. */
  public static Load of(
      IntFunction<Kind> mix, int clients, Supplier<Traveller> travellers, Tally tally) {
    return new Load(clients, travellers, tally, mix, number -> true);
  }

  private void work(Traveller traveller, String name, IntFunction<Kind> mix, IntPredicate more) {
    boolean sound = false;
    try {
      Worker worker = new Worker(traveller, ledger, name);
      for (int i = next.getAndIncrement(); goOn.get() && more.test(i); i = next.getAndIncrement()) {
        worker.run(mix.apply(i), i);
      }
      sound = true;
    } finally {
      if (!sound) {
        goOn.set(false); // one fault is enough
      }
    }
  }

  /** What was done so far. */
  public Ledger ledger() {
    return ledger;
  }

  /** What it met with so far. */
  public Tally tally() {
    return tally;
  }

  /** Whether nobody has found fault so far. */
  public boolean isSound() {
    return goOn.get();
  }

  /** Lets it go on for a time; ends sooner when somebody finds fault. */
  public void run(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    while (isSound() && System.nanoTime() - end < 0) {
      Thread.sleep(20);
    }
  }

  /** Tells all to stop after the session they are in, and waits for them. */
  public Ledger stop() throws Exception {
    goOn.set(false);
    return await();
  }

  /** Waits until all sessions are through. */
  public Ledger await() throws Exception {
    for (Future<?> worker : workers) {
      try {
        worker.get();
      } catch (ExecutionException e) {
        throw new AssertionError(
            "a session did not end as it must: " + e.getCause() + "; " + tally, e.getCause());
      }
    }
    threads.shutdown();
    return ledger;
  }

  @Override
  public void close() {
    goOn.set(false);
    threads.shutdownNow();
  }
}
