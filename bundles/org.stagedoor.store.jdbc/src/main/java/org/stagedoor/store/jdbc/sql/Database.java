package org.stagedoor.store.jdbc.sql;

import java.sql.SQLException;
import java.time.Duration;
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
  private static final int MAX_RUNS = 10;
  private static final long FIRST_PAUSE_NANOS = 500_000;

  private final Pools pools;
  private final Duration patience;

  /** Not static: a thread may be in a transaction of each of two databases. */
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Transaction> ambient = new ThreadLocal<>();

  Database(Pools pools, Duration patience) {
    this.pools = pools;
    this.patience = patience;
  }

  @Override
  public int update(String statement, @Nullable Object... parameters) {
    return run(pools::writer, link -> link.update(statement, parameters));
  }

  @Override
  public <T> List<T> returning(String statement, Reader<T> reader, @Nullable Object... parameters) {
    return run(pools::writer, link -> link.query(statement, reader, parameters));
  }

  @Override
  public <T> List<T> list(String statement, Reader<T> reader, @Nullable Object... parameters) {
    return run(pools::reader, link -> link.query(statement, reader, parameters));
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

  private <T> T run(Source source, Work<T> work) {
    Transaction current = ambient.get();
    if (current == null) {
      return retrying(() -> alone(source, work));
    }
    return current.join(
        () -> {
          try {
            return work.on(current.link());
          } catch (SQLException e) {
            throw failure(e);
          }
        });
  }

  private <T> T alone(Source source, Work<T> work) {
    try (Link link = source.link()) {
      return work.on(link);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private <T> T transaction(Supplier<T> work) {
    Transaction transaction;
    T result;
    try (Link link = pools.writer()) {
      transaction = new Transaction(link);
      result = committed(transaction, work);
    } catch (SQLException e) {
      throw failure(e);
    }
    transaction.effects().forEach(Database::follow);
    return result;
  }

  private <T> T committed(Transaction transaction, Supplier<T> work) throws SQLException {
    Link link = transaction.link();
    boolean done = false;
    ambient.set(transaction);
    try {
      pools.dialect().begin(link);
      T result = work.get();
      transaction.check();
      commit(link);
      done = true;
      return result;
    } finally {
      ambient.remove();
      if (!done) {
        undo(link);
      }
    }
  }

  /** A connection that breaks here leaves open whether the work is done: it must not run again. */
  private void commit(Link link) throws SQLException {
    try {
      pools.dialect().commit(link);
    } catch (SQLException e) {
      if (pools.dialect().judge(e) == Dialect.Verdict.LOST) {
        throw new StoreUnavailable("the connection to the database broke at commit", e);
      }
      throw e;
    }
  }

  private void undo(Link link) {
    try {
      pools.dialect().rollback(link);
    } catch (SQLException e) {
      LOG.debug("A connection is thrown away, since its rollback failed", e);
      pools.discard(link);
    }
  }

  private <T> T retrying(Supplier<T> attempt) {
    long start = System.nanoTime();
    for (int run = 1; ; run++) {
      try {
        return attempt.get();
      } catch (Conflict e) {
        if (run == MAX_RUNS || System.nanoTime() - start > patience.toNanos()) {
          throw new StoreUnavailable("the database is too busy", e);
        }
        long longest = FIRST_PAUSE_NANOS << run;
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest / 2, longest));
      }
    }
  }

  private RuntimeException failure(SQLException error) {
    Dialect.Verdict verdict = pools.dialect().judge(error);
    if (verdict == Dialect.Verdict.BUG) {
      return new IllegalStateException("a statement failed: " + error.getMessage(), error);
    }
    return verdict == Dialect.Verdict.AWAY
        ? new StoreUnavailable("the database is away: " + error.getMessage(), error)
        : new Conflict(error);
  }

  private static void follow(Runnable effect) {
    try {
      effect.run();
    } catch (RuntimeException e) {
      LOG.error("What was to follow a commit failed", e);
    }
  }

  private interface Source {
    Link link() throws SQLException;
  }

  private interface Work<T> {
    T on(Link link) throws SQLException;
  }
}
