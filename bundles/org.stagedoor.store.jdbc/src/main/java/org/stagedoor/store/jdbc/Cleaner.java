package org.stagedoor.store.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.store.jdbc.sql.Sql;

/**
 * Removes what is past its time, in small steps, so that nobody waits long for the writer. Several
 * nodes may do so at once. Sessions are not its affair: the core has to settle them.
 */
@Component(
    service = {},
    immediate = true)
public final class Cleaner {
  private static final Duration PERIOD = Duration.ofMinutes(1);

  /** How long the client of an expired token is told to log in softly, before it is unknown. */
  private static final Duration KEEP_EXPIRED = Duration.ofDays(30);

  /** What is cleaned for good has ended by the clocks of all nodes, which may differ this much. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private static final int STEP = 500;
  private static final int MAX_STEPS = 200;

  private final Sql sql;
  private final InstantSource clock;
  private final Beat beat;

  /** Called by DS. */
  @Activate
  public Cleaner(@Reference Sql sql) {
    this(sql, Clock.systemUTC());
  }

  Cleaner(Sql sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
    this.beat = Beat.start("stagedoor-cleaner", PERIOD, this::clean);
  }

  /** One round. A pair with a refresh token stays, since that one has no end. */
  void clean() {
    Instant now = clock.instant();
    Instant ended = now.minus(CLOCKS_DIFFER);
    clean("nonce", "id", "kept_until <= ?", ended);
    clean("name_hold", "name", "held_until <= ?", ended);
    clean("counter", "id", "empty_at <= ?", ended);
    clean("token", "id", "family is null and expires <= ?", now.minus(KEEP_EXPIRED));
  }

  private void clean(String table, String key, String past, Instant time) {
    String statement =
        "delete from %s where %s and %s in (select %s from %s where %s limit %d)"
            .formatted(table, past, key, key, table, past, STEP);
    long at = time.toEpochMilli();
    for (int step = 0; step < MAX_STEPS && sql.update(statement, at, at) == STEP; step++) {}
  }

  /** Called by DS. */
  @Deactivate
  public void close() {
    beat.close();
  }
}
