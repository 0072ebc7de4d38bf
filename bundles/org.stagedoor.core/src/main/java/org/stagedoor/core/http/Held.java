package org.stagedoor.core.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Memory that bodies hold while more of them is waited for: so much all together, and so much for
 * one neighbourhood of addresses, so that nobody takes it all. Used by any thread.
 */
final class Held {
  private final long most;
  private final long share;
  private final AtomicLong bytes = new AtomicLong();
  private final Map<String, Long> holders = new ConcurrentHashMap<>();

  /**
   * None yet.
   *
   * @param most how many bytes may be held
   * @param share how many of them by one neighbourhood
   */
  Held(long most, long share) {
    this.most = most;
    this.share = share;
  }

  /** Takes some more; false, and nothing taken, if that is too much. */
  boolean take(String neighbourhood, long count) {
    boolean tooMuch = bytes.addAndGet(count) > most;
    if (holders.merge(neighbourhood, count, Long::sum) > share || tooMuch) {
      give(neighbourhood, count);
      return false;
    }
    return true;
  }

  void give(String neighbourhood, long count) {
    bytes.addAndGet(-count);
    holders.computeIfPresent(neighbourhood, (key, held) -> held == count ? null : held - count);
  }
}
