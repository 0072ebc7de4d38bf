package org.stagedoor.core.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.flow.SealingKeys;

/**
 * Asks the database for something small every second, in a thread of its own: a database that hangs
 * makes that thread wait, and not who asks how things stand.
 */
final class DatabaseWatch implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** Without an answer for so long the database counts as away. */
  private static final Duration LIMIT = Duration.ofSeconds(3);

  private final Supplier<Optional<SealingKeys>> store;
  private final InstantSource clock;
  private final ScheduledThreadPoolExecutor thread;
  private volatile Instant answered = Instant.EPOCH;
  private volatile boolean refused;

  DatabaseWatch(Supplier<Optional<SealingKeys>> store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.thread =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread daemon = new Thread(work, "stagedoor-health");
              daemon.setDaemon(true);
              return daemon;
            });
  }

  /** Begins to watch. */
  DatabaseWatch start() {
    var unused =
        thread.scheduleWithFixedDelay(this::look, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    return this;
  }

  /** Asks once. What goes wrong is told by those who need the database. */
  void look() {
    try {
      Optional<SealingKeys> keys = store.get();
      keys.ifPresent(SealingKeys::list);
      refused = keys.isEmpty();
      if (!refused) {
        answered = clock.instant();
      }
    } catch (StoreUnavailable | IllegalStateException e) {
      refused = true;
    }
  }

  /** Whether the database answers. */
  boolean answers() {
    return !refused && answered.plus(LIMIT).isAfter(clock.instant());
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
