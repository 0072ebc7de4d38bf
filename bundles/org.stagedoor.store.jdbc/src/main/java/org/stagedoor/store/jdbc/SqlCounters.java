package org.stagedoor.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.flow.Counters;
import org.stagedoor.store.jdbc.sql.Sql;

/**
 * Counters as leaky buckets. A bucket is stored as the time at which it will be empty, so that one
 * number holds it, adding is one statement, and nothing has to drain it.
 */
@Component
public final class SqlCounters implements Counters {
  private final Sql sql;

  /** Called by DS. */
  @Activate
  public SqlCounters(@Reference Sql sql) {
    this.sql = sql;
  }

  @Override
  public double level(String key, Duration drainOne, Instant now) {
    return sql.find(
            "select empty_at from counter where id = ?", row -> row.getLong(1), Digest.of(key))
        .map(empty -> level(empty, drainOne, now))
        .orElse(0.0);
  }

  @Override
  public double add(String key, Duration drainOne, Instant now) {
    long empty =
        sql.returning(
                "insert into counter (id, empty_at) values (?, ?)"
                    + " on conflict (id) do update set empty_at = case"
                    + " when counter.empty_at > ? then counter.empty_at + ?"
                    + " else excluded.empty_at end"
                    + " returning empty_at",
                row -> row.getLong(1),
                Digest.of(key),
                now.plus(drainOne).toEpochMilli(),
                now.toEpochMilli(),
                drainOne.toMillis())
            .get(0);
    return level(empty, drainOne, now);
  }

  private static double level(long empty, Duration drainOne, Instant now) {
    return Math.max(0, empty - now.toEpochMilli()) / (double) drainOne.toMillis();
  }

  @Override
  public void clear(String key) {
    sql.update("delete from counter where id = ?", Digest.of(key));
  }
}
