package org.stagedoor.store.jdbc.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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
  private final Outage outage;

  /** Not static: a thread may be in a transaction of each of two databases. */
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Transaction> ambient = new ThreadLocal<>();

  /** A database that is used as it is found. */
  Database(Pools pools, Outage outage) {
    this(pools, new Preparation(() -> {}, Duration.ZERO), outage);
  }

  Database(Pools pools, Preparation preparation, Outage outage) {
    this.pools = pools;
    this.preparation = preparation;
    this.outage = outage;
    this.writer = pools.dialect().writer(pools);
  }

  @Override
  public int update(String statement, @Nullable Object... parameters) {
    return run(writer::write, link -> link.update(statement, parameters));
  }

  @Override
  public void write(String statement, @Nullable Object... parameters) {
    Transaction current = ambient.get();
    if (current == null) {
      update(statement, parameters);
      return;
    }
    current.join(() -> translated(() -> current.link().later(statement, parameters)));
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

  /** Whether there is a table of a name. */
  public boolean has(String table) {
    return run(
        this::read,
        link -> {
          Connection connection = link.connection();
          try (ResultSet found =
              connection.getMetaData().getTables(null, connection.getSchema(), table, null)) {
            return found.next();
          }
        });
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
    outage.check();
    long start = System.nanoTime();
    for (int run = 0; ; run++) {
      try {
        T result = attempt.get();
        outage.over();
        return result;
      } catch (Conflict e) {
        if (System.nanoTime() - start > pools.patience().toNanos()) {
          throw givenUp(e);
        }
        long longest = FIRST_PAUSE_NANOS << Math.min(run, MAX_DOUBLINGS);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest / 2, longest));
      }
    }
  }

  private StoreUnavailable givenUp(Conflict conflict) {
    if (pools.dialect().judge(conflict.error()) == Dialect.Verdict.LOST) {
      return away(conflict.error());
    }
    return new StoreUnavailable("the database has too many conflicts", conflict);
  }

  private StoreUnavailable away(SQLException error) {
    StoreUnavailable away =
        new StoreUnavailable(
            "the database (org.stagedoor.store: url) is away: " + words(error), error);
    outage.found(away);
    return away;
  }

  /** The pool only says that it has waited; the driver says for what. */
  private static String words(SQLException error) {
    Throwable cause = error.getCause();
    String message =
        cause instanceof SQLException && cause.getMessage() != null
            ? cause.getMessage()
            : error.getMessage();
    return String.valueOf(message).lines().findFirst().orElse("");
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
    if (verdict == Dialect.Verdict.AWAY) {
      return away(error);
    }
    return verdict == Dialect.Verdict.UNABLE
        ? new StoreUnavailable(
            "the database (org.stagedoor.store: url) can't now: " + words(error), error)
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
