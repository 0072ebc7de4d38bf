package org.stagedoor.api.message;

import java.util.concurrent.atomic.AtomicLong;

/** What became of this node's messages since it started. Used by any thread. */
final class Tally {
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong postponed = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong givenUp = new AtomicLong();

  void sent() {
    sent.incrementAndGet();
  }

  void postponed() {
    postponed.incrementAndGet();
  }

  void refused() {
    refused.incrementAndGet();
  }

  void givenUp() {
    givenUp.incrementAndGet();
  }

  /** For people. */
  @Override
  public String toString() {
    return "sent %d, postponed %d, refused %d, given up %d"
        .formatted(sent.get(), postponed.get(), refused.get(), givenUp.get());
  }
}
