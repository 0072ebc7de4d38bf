package org.stagedoor.store.jdbc.sql;

import java.util.List;
import java.util.function.Supplier;

/** The transaction of one thread: its connection, and what is to follow the commit. */
final class Transaction {
  private final Link link;
  private final List<Runnable> effects;
  private boolean spoiled;

  Transaction(Link link, List<Runnable> effects) {
    this.link = link;
    this.effects = effects;
  }

  Link link() {
    return link;
  }

  List<Runnable> effects() {
    return effects;
  }

  /**
   * Runs work as a part of this transaction. If it throws, the whole can't be committed any more,
   * even if somebody in between catches: half of the work would be kept.
   */
  <T> T join(Supplier<T> work) {
    boolean done = false;
    try {
      T result = work.get();
      done = true;
      return result;
    } finally {
      spoiled |= !done;
    }
  }

  /** Refuses to go on if a part has failed. */
  void check() {
    if (spoiled) {
      throw new IllegalStateException(
          "a part of this transaction failed and was caught, so it is rolled back");
    }
  }
}
