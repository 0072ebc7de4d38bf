package org.stagedoor.store.jdbc.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.StoreUnavailable;

/** Runs statements and transactions on the connections of two pools. */
public final class Database implements Sql, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final long FIRST_PAUSE_NANOS = 500_000;
  private static final int MAX_DOUBLINGS = 7;

  private final Pools pools;
  private final Writer writer;
  private final Preparation preparation;

  /** Not static: a thread may be in a transaction of each of two databases. */
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Transaction> ambient = new ThreadLocal<>();

  Database(Pools pools, Preparation preparation) {
    this.pools = pools;
    this.preparation = preparation;
    this.writer = pools.dialect().writer(pools);
  }

  @Override
  public int update(String statement, @Nullable Object... parameters) {
    return run(writer::write, link -> link.update(statement, parameters));
  }

  @Override
  public <T> List<T> returning(String statement, Reader<T> reader, @Nullable Object... parameters) {
    return run(writer::write, link -> link.query(statement, reader, parameters));
  }

  @Override
  public <T> List<T> list(String statement, Reader<T> reader, @Nullable Object... parameters) {
    return run(this::read, link -> link.query(statement, reader, parameters));
  }

  @Override
  public <T> T required(Supplier<T> work) {
    Transaction current = ambient.get();
    return current != null ? current.join(work) : retrying(() -> transaction(work));
  }

  @Override
  public void afterCommit(Runnable effect) {
    Transaction current = ambient.get();
    if (current != null) {
      current.effects().add(effect);
    } else {
      follow(effect);
    }
  }

  @Override
  public void close() {
    pools.close();
  }

  private <T> T run(Way<T> way, Work<T> work) {
    Transaction current = ambient.get();
    if (current == null) {
      return retrying(() -> translated(() -> way.run(work)));
    }
    return current.join(() -> translated(() -> work.on(current.link())));
  }

  private <T> T read(Work<T> work) throws SQLException {
    try (Link link = pools.reader()) {
      return work.on(link);
    }
  }

  private <T> T transaction(Supplier<T> work) {
    List<Runnable> effects = new ArrayList<>();
    T result = translated(() -> writer.write(link -> inside(new Transaction(link, effects), work)));
    effects.forEach(Database::follow);
    return result;
  }

  private <T> T inside(Transaction transaction, Supplier<T> work) {
    ambient.set(transaction);
    try {
      T result = work.get();
      transaction.check();
      return result;
    } finally {
      ambient.remove();
    }
  }

  private <T> T retrying(Supplier<T> attempt) {
    preparation.done();
    long start = System.nanoTime();
    for (int run = 0; ; run++) {
      try {
        return attempt.get();
      } catch (Conflict e) {
        if (System.nanoTime() - start > pools.patience().toNanos()) {
          throw new StoreUnavailable("the database is too busy, or comes and goes", e);
        }
        long longest = FIRST_PAUSE_NANOS << Math.min(run, MAX_DOUBLINGS);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest / 2, longest));
      }
    }
  }

  private <T> T translated(Action<T> action) {
    try {
      return action.run();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private RuntimeException failure(SQLException error) {
    Dialect.Verdict verdict = pools.dialect().judge(error);
    if (verdict == Dialect.Verdict.BUG) {
      return new IllegalStateException("a statement failed: " + error.getMessage(), error);
    }
    return verdict == Dialect.Verdict.AWAY
        ? new StoreUnavailable(
            "the database (org.stagedoor.store: url) is away: " + error.getMessage(), error)
        : new Conflict(error);
  }

  private static void follow(Runnable effect) {
    try {
      effect.run();
    } catch (RuntimeException e) {
      LOG.error("What was to follow a commit failed", e);
    }
  }

  private interface Way<T> {
    T run(Work<T> work) throws SQLException;
  }

  private interface Action<T> {
    T run() throws SQLException;
  }
}
