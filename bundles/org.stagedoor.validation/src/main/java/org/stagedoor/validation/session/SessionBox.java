package org.stagedoor.validation.session;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.BundleData;
import org.stagedoor.api.flow.Outbox;
import org.stagedoor.api.json.Dict;

/**
 * Keeps validation sessions, each an object of its own under its id, and clears away those that are
 * over. An item in the outbox says when to look at a session, so that nothing ever has to look at
 * all of them.
 */
@Component(service = SessionBox.class)
public final class SessionBox {
  private static final Logger LOG = LoggerFactory.getLogger(SessionBox.class);
  private static final String PREFIX = "org.stagedoor.validation/s/";
  private static final String TOPIC = "org.stagedoor.validation/over";
  private static final String SID = "sid";
  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final int STEP = 100;

  private final BundleData data;
  private final Outbox outbox;
  private final Secrets secrets;
  private final InstantSource clock;
  private final ScheduledExecutorService cleaner;
  private final ScheduledFuture<?> rounds;

  /** Called by DS. */
  @Activate
  public SessionBox(@Reference BundleData data, @Reference Outbox outbox) {
    this(data, outbox, Clock.systemUTC());
  }

  SessionBox(BundleData data, Outbox outbox, InstantSource clock) {
    this.data = data;
    this.outbox = outbox;
    this.secrets = new Secrets(new KeptKey(data, new SecureRandom()));
    this.clock = clock;
    this.cleaner =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "stagedoor-validation-cleaner");
              thread.setDaemon(true);
              return thread;
            });
    this.rounds =
        cleaner.scheduleWithFixedDelay(
            this::cleanQuietly, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  Secrets secrets() {
    return secrets;
  }

  /** A session that is not over. */
  Optional<ValidationSession> find(String sid, Instant now) {
    // Longer names are none of ours, and none of the store's.
    return sid.length() > 64
        ? Optional.empty()
        : data.get(PREFIX + sid)
            .flatMap(ValidationSession::read)
            .filter(session -> session.live(now));
  }

  /**
   * Changes a session in one step against all others.
   *
   * @param change given the session unless it is over, returns what to keep; may be called more
   *     than once
   */
  ValidationSession update(
      String sid, Instant now, Function<Optional<ValidationSession>, ValidationSession> change) {
    Dict kept =
        data.update(
            PREFIX + sid,
            old ->
                change
                    .apply(ValidationSession.read(old).filter(session -> session.live(now)))
                    .write());
    return ValidationSession.read(kept).orElseThrow();
  }

  /** Has a session cleared away once it is over; call it in the transaction that makes it. */
  void clearLater(String sid, Instant expires) {
    outbox.post(TOPIC, Dict.of(SID, sid), expires);
  }

  private void cleanQuietly() {
    try {
      clean();
    } catch (RuntimeException e) {
      LOG.warn("Validation sessions could not be cleared away", e);
    }
  }

  /** One round. */
  void clean() {
    Instant now = clock.instant();
    outbox.take(TOPIC, STEP, LEASE, now).forEach(item -> clear(item, now));
  }

  private void clear(Outbox.Item item, Instant now) {
    String sid = item.content().text(SID).orElse("");
    Optional<ValidationSession> live = find(sid, now);
    if (live.isPresent()) {
      outbox.postpone(item.id(), live.get().expires());
      return;
    }
    data.update(
        PREFIX + sid,
        kept ->
            ValidationSession.read(kept).filter(session -> session.live(now)).isPresent()
                ? kept
                : Dict.EMPTY);
    outbox.delivered(item.id());
  }

  /** Called by DS. */
  @Deactivate
  public void close() {
    rounds.cancel(true);
    cleaner.shutdownNow();
  }
}
