package org.stagedoor.core.http;

import java.util.concurrent.atomic.AtomicLong;

/** Memory that bodies hold while more of them is waited for, all together. Used by any thread. */
final class Held {
  private final long most;
  private final AtomicLong bytes = new AtomicLong();

  /**
   * None yet.
   *
   * @param most how many bytes may be held
   */
  Held(long most) {
    this.most = most;
  }

  /** Takes some more; false, and nothing taken, if that is too much. */
  boolean take(long count) {
    if (bytes.addAndGet(count) > most) {
      bytes.addAndGet(-count);
      return false;
    }
    return true;
  }

  void give(long count) {
    bytes.addAndGet(-count);
  }
}
