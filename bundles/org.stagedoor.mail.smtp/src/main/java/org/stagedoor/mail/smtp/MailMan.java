package org.stagedoor.mail.smtp;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.flow.Outbox.Item;

/**
 * Carries mail from the queue to the relay: one thread takes what is due, others hand it over. It
 * takes no more than it can hand over at once, so that other nodes get the rest.
 */
final class MailMan implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MailMan.class);

  /** How soon mail is seen that another node put in, or that waited. */
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private static final Duration GOODBYE = Duration.ofSeconds(5);

  private final MailQueue queue;
  private final Relay relay;
  private final Semaphore free;
  private final Semaphore work = new Semaphore(0);
  private final ExecutorService senders;
  private final Thread taker;
  private volatile boolean closed;

  private MailMan(MailQueue queue, Relay relay, int connections) {
    this.queue = queue;
    this.relay = relay;
    this.free = new Semaphore(connections);
    AtomicInteger number = new AtomicInteger();
    this.senders =
        Executors.newFixedThreadPool(
            connections, run -> thread(run, "stagedoor-mail-" + number.incrementAndGet()));
    this.taker = thread(this::run, "stagedoor-mail");
  }

  /**
   * Starts one.
   *
   * @param connections how many mails are handed over at once
   */
  static MailMan start(MailQueue queue, Relay relay, int connections) {
    MailMan man = new MailMan(queue, relay, connections);
    man.taker.start();
    return man;
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
        LOG.debug("The store is away; mail waits", e);
        pause();
      } catch (RuntimeException e) {
        LOG.error("Mail could not be taken from the queue", e);
        pause();
      }
    }
  }

  private void round() throws InterruptedException {
    free.acquire();
    int room = 1 + free.drainPermits();
    int taken = 0;
    try {
      work.drainPermits();
      List<Item> items = queue.take(room);
      for (Item item : items) {
        senders.execute(() -> handle(item));
        taken++;
      }
    } finally {
      free.release(room - taken);
    }
    if (taken == 0) {
      relay.tidy();
      boolean woken = work.tryAcquire(PERIOD.toMillis(), TimeUnit.MILLISECONDS);
      LOG.trace("Looking for mail; woken: {}", woken);
    }
  }

  private void handle(Item item) {
    try {
      queue.handle(item);
    } catch (StoreUnavailable e) {
      LOG.debug("The store is away; what became of a mail is noted later", e);
    } catch (RuntimeException e) {
      LOG.error("A mail could not be handled; it is tried again", e);
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
    taker.interrupt();
    senders.shutdown();
    try {
      if (!senders.awaitTermination(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.info("Mail is being handed over still; the relay is left");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    relay.close();
  }
}
