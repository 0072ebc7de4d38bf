package org.stagedoor.account.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.stagedoor.api.account.Transactions;

/** Transactions that roll nothing back but what was to be done after the commit. */
public final class FakeTransactions implements Transactions {
  private final List<Runnable> effects = new ArrayList<>();
  private int depth;

  @Override
  public <T> T required(Supplier<T> work) {
    depth++;
    try {
      T result = work.get();
      if (depth == 1) {
        effects.forEach(Runnable::run);
      }
      return result;
    } finally {
      depth--;
      if (depth == 0) {
        effects.clear();
      }
    }
  }

  @Override
  public void afterCommit(Runnable effect) {
    if (depth == 0) {
      effect.run();
    } else {
      effects.add(effect);
    }
  }
}
