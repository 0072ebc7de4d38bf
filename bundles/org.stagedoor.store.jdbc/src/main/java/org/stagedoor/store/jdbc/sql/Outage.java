package org.stagedoor.store.jdbc.sql;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.StoreUnavailable;

/**
 * Remembers that the database is away. Those who find that out have waited for as long as they may.
 * Those who come later would wait in vain, and with their threads all those who need no database:
 * they are told at once, but for one in a while who looks again. Any thread may call.
 */
final class Outage {
  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
  private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(250).toNanos();

  private final AtomicLong nextLook = new AtomicLong();
  private volatile @Nullable StoreUnavailable told;

  /**
   * Returns when there is hope.
   *
   * @throws StoreUnavailable if the database was away just now
   */
  void check() {
    StoreUnavailable last = told;
    if (last != null && !mayLook()) {
      throw new StoreUnavailable(String.valueOf(last.getMessage()), last);
    }
  }

  private boolean mayLook() {
    long at = nextLook.get();
    long now = System.nanoTime();
    return now - at >= 0 && nextLook.compareAndSet(at, now + LOOK_AGAIN_NANOS);
  }

  /** The database was waited for in vain. */
  void found(StoreUnavailable away) {
    nextLook.set(System.nanoTime() + LOOK_AGAIN_NANOS);
    if (told == null) {
      LOG.warn("{}; it is asked again until it is back", away.getMessage());
    }
    told = away;
  }

  /** The database has answered. */
  void over() {
    if (told != null) {
      told = null;
      LOG.info("The database is back");
    }
  }
}
