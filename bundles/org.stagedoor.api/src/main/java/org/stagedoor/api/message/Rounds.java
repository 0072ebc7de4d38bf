package org.stagedoor.api.message;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.flow.Outbox.Item;

/**
 * Goes from the queue to the carrier and back: one thread takes what is due, others hand it over.
 * It takes no more than it can hand over at once, so that other nodes get the rest.
 */
final class Rounds implements AutoCloseable {
  private static final Logger LOG = System.getLogger("org.stagedoor.messages");

  /** How soon a message is seen that another node put in, or that waited. */
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private static final Duration GOODBYE = Duration.ofSeconds(5);

  private final Waiting waiting;
  private final Carrier carrier;
  private final Semaphore free;
  private final Semaphore work = new Semaphore(0);
  private final ExecutorService senders;
  private final Thread taker;
  private volatile boolean closed;

  private Rounds(Waiting waiting, Carrier carrier, String medium, int atOnce) {
    this.waiting = waiting;
    this.carrier = carrier;
    this.free = new Semaphore(atOnce);
    AtomicInteger number = new AtomicInteger();
    String name = "stagedoor-" + medium;
    this.senders =
        Executors.newFixedThreadPool(
            atOnce, run -> thread(run, name + "-" + number.incrementAndGet()));
    this.taker = thread(this::run, name);
  }

  /**
   * Starts them.
   *
   * @param atOnce how many messages are handed over at once
   */
  static Rounds start(Waiting waiting, Carrier carrier, String medium, int atOnce) {
    Rounds rounds = new Rounds(waiting, carrier, medium, atOnce);
    rounds.taker.start();
    return rounds;
  }

  private static Thread thread(Runnable run, String name) {
    Thread thread = new Thread(run, name);
    thread.setDaemon(true);
    return thread;
  }

  /** There is something to do. Returns at once. */
  void wake() {
    work.release();
  }

  private void run() {
    while (!closed) {
      try {
        round();
      } catch (InterruptedException e) {
        return;
      } catch (StoreUnavailable e) {
        LOG.log(Level.DEBUG, () -> "The store is away; messages wait: " + Fault.of(e));
        pause();
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "Messages could not be taken from the queue: " + Fault.of(e));
        pause();
      }
    }
  }

  private void round() throws InterruptedException {
    free.acquire();
    int room = 1 + free.drainPermits();
    int taken = 0;
    try {
      if (closed) {
        return;
      }
      work.drainPermits();
      List<Item> items = waiting.take(room);
      for (Item item : items) {
        senders.execute(() -> handle(item));
        taken++;
      }
    } finally {
      free.release(room - taken);
    }
    if (taken == 0) {
      carrier.tidy();
      boolean woken = work.tryAcquire(PERIOD.toMillis(), TimeUnit.MILLISECONDS);
      LOG.log(Level.TRACE, () -> "Looking for messages; woken: " + woken);
    }
  }

  private void handle(Item item) {
    try {
      waiting.handle(item);
    } catch (StoreUnavailable e) {
      LOG.log(
          Level.DEBUG,
          () -> "The store is away; what became of a message is noted later: " + Fault.of(e));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A message could not be handled; it is tried again: " + Fault.of(e));
    } finally {
      free.release();
    }
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PERIOD.toMillis());
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /** Lets what is being handed over end, for a few seconds. */
  @Override
  public void close() {
    closed = true;
    wake();
    try {
      // Not interrupted: what it has just taken would be nobody's until the lease is over.
      taker.join(GOODBYE.toMillis());
      senders.shutdown();
      if (!senders.awaitTermination(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(Level.INFO, "Messages are being handed over still; they are left");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      senders.shutdown();
    }
    taker.interrupt();
    carrier.close();
  }
}
