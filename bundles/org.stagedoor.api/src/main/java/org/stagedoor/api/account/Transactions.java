package org.stagedoor.api.account;

import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes several writes one: all of them reach the disk, or none. The transaction belongs to the
 * calling thread; every port of the store that this thread calls takes part in it.
 */
@ProviderType
public interface Transactions {
  /**
   * Runs work in the transaction of this thread, or, if there is none, in a new one that is
   * committed when the work returns and rolled back when it throws. The work may be run again after
   * a conflict with another transaction, so it must have no effect but through the store, and
   * should not wait for anything else: with the embedded store it holds the only writer.
   *
   * <p>When the inner of two throws, the outer can't be committed any more, even if its work
   * catches that: it is rolled back, and throws {@link IllegalStateException} at its end. So an
   * answer that is to be kept is a value.
   *
   * @return what the work returned; it is on disk unless this was the inner of two
   * @throws StoreUnavailable if the database is away
   */
  <T> T required(Supplier<T> work);

  /**
   * Has something done when this thread's transaction is committed, by this thread, and never if it
   * is rolled back; at once if there is none. An exception of it is logged.
   */
  void afterCommit(Runnable effect);
}
