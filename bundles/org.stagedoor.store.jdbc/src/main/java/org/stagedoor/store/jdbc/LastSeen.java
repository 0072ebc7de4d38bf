package org.stagedoor.store.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.store.jdbc.sql.Sql;

/**
 * When devices were last used, on its way to the database: a device is written once a minute at
 * most, and many of them in one transaction.
 */
@Component(service = LastSeen.class)
public final class LastSeen {
  private static final Logger LOG = LoggerFactory.getLogger(LastSeen.class);
  private static final Duration PERIOD = Duration.ofSeconds(5);
  private static final int BATCH = 500;
  private static final int MAX_KNOWN = 100_000;

  private final Map<Key, Use> uses = new ConcurrentHashMap<>();
  private final Sql sql;
  private final InstantSource clock;
  private final Beat beat;

  /** Called by DS. */
  @Activate
  public LastSeen(@Reference Sql sql) {
    this(sql, Clock.systemUTC());
  }

  LastSeen(Sql sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
    this.beat = Beat.start("stagedoor-last-seen", PERIOD, this::write);
  }

  /** Notes a use. A crowd beyond what memory is set aside for is passed over. */
  void note(String account, String device, String address, Instant now) {
    Key key = new Key(account, device);
    long at = now.toEpochMilli();
    Use known = uses.get(key);
    if (known == null ? uses.size() < MAX_KNOWN : known.at < at) {
      uses.merge(key, new Use(address, at, Use.NEVER), Use::later);
    }
  }

  private void write() {
    write(clock.millis());
  }

  /** Writes what is due at a time, and forgets what has rested. */
  void write(long now) {
    uses.values().removeIf(use -> use.rests(now));
    Map<Key, Use> due;
    do {
      due =
          uses.entrySet().stream()
              .filter(entry -> entry.getValue().due(now))
              .limit(BATCH)
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
      write(due);
    } while (due.size() == BATCH);
  }

  private void write(Map<Key, Use> due) {
    if (due.isEmpty()) {
      return;
    }
    sql.required(
        () -> {
          due.forEach(this::write);
          return due.size();
        });
    due.forEach((key, use) -> uses.computeIfPresent(key, (same, latest) -> latest.wrote(use.at)));
  }

  private void write(Key key, Use use) {
    sql.write(
        "update device set seen_address = ?, seen_at = ? where account = ? and id = ?"
            + " and coalesce(seen_at, 0) < ?",
        use.address,
        use.at,
        key.account,
        key.device,
        use.at);
  }

  /** Called by DS. */
  @Deactivate
  public void close() {
    beat.close();
    try {
      write(Long.MAX_VALUE);
    } catch (StoreUnavailable e) {
      LOG.warn("When devices were last seen is lost for the last minute: {}", e.getMessage());
    }
  }

  private record Key(String account, String device) {}

  /**
   * A device's last use.
   *
   * @param at when
   * @param written the use that was written last
   */
  private record Use(String address, long at, long written) {
    private static final long NEVER = 0;
    private static final long REST_MILLIS = 60_000;

    private Use later(Use next) {
      return next.at > at ? new Use(next.address, next.at, written) : this;
    }

    private Use wrote(long use) {
      return new Use(address, at, use);
    }

    private boolean due(long now) {
      return at > written && (written == NEVER || now - written >= REST_MILLIS);
    }

    private boolean rests(long now) {
      return at == written && now - written >= REST_MILLIS;
    }
  }
}
