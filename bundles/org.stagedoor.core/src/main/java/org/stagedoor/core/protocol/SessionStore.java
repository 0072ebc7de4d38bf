package org.stagedoor.core.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.stagedoor.api.account.Nonces;
import org.stagedoor.api.flow.Sessions;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Outcome;

/**
 * Begins, finds and saves sessions, be they in their id alone or in the store. Used by any thread.
 */
final class SessionStore {
  /** How far the clock of another node may be ahead. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Sessions rows;
  private final Nonces nonces;
  private final SessionIds ids;
  private final ProgressJson progress;
  private final Supplier<SessionSettings> settings;

  SessionStore(
      Sessions rows,
      Nonces nonces,
      SessionIds ids,
      ProgressJson progress,
      Supplier<SessionSettings> settings) {
    this.rows = rows;
    this.nonces = nonces;
    this.ids = ids;
    this.progress = progress;
    this.settings = settings;
  }

  /**
   * A new session, which is nowhere but in its id.
   *
   * @param carried what of the body its id carries
   */
  Session begin(Header header, Dict carried) {
    SessionIds.Opened opened = ids.make(header, carried);
    return new Session(
        opened.key(),
        opened.secret(),
        Optional.of(opened.text()),
        header,
        carried,
        Progress.NONE,
        0,
        header.created().plus(settings.get().idle()));
  }

  /** The session of an id, unless the id is forged or the session over. */
  Optional<Session> open(String id, Instant now) {
    return ids.open(id)
        .flatMap(
            opened -> {
              Optional<Sessions.Row> row = rows.find(opened.key(), now);
              if (row.isPresent()) {
                return read(row.get(), opened.secret(), Optional.of(id), now);
              }
              SessionIds.Content content = opened.content().get();
              Instant created = content.header().created();
              Instant end = created.plus(settings.get().idle());
              boolean live = end.isAfter(now) && created.isBefore(now.plus(SKEW));
              return live
                  ? Optional.of(
                      new Session(
                          opened.key(),
                          opened.secret(),
                          Optional.of(id),
                          content.header(),
                          content.body(),
                          Progress.NONE,
                          0,
                          end))
                  : Optional.empty();
            });
  }

  /** The session of a ticket, unless it is over. */
  Optional<Session> open(Tickets.Ticket ticket, Instant now) {
    return rows.find(ticket.session(), now)
        .flatMap(row -> read(row, ticket.secret(), Optional.empty(), now));
  }

  /** The session as it is stored now. */
  Optional<Session> reload(Session session, Instant now) {
    return rows.find(session.key(), now)
        .flatMap(row -> read(row, session.secret(), session.id(), now));
  }

  private Optional<Session> read(
      Sessions.Row row, Secret secret, Optional<String> id, Instant now) {
    byte[] sealed = row.sealed();
    if (sealed == null) {
      return Optional.empty();
    }
    return ids.openContent(secret, sealed)
        .map(
            content ->
                new Session(
                    row.key(),
                    secret,
                    id,
                    content.header(),
                    content.body(),
                    progress.read(row.data()).at(now),
                    row.version(),
                    row.expires()));
  }

  /**
   * Saves a session over the version that was read.
   *
   * @return false if it has moved on meanwhile
   */
  boolean save(Session session) {
    return rows.save(
        new Sessions.Row(
            session.key(),
            session.version() + 1,
            progress.write(session.progress(), session.header().operation()),
            ids.sealContent(session.secret(), session.header(), session.body()),
            session.expires()));
  }

  /**
   * Binds what a stage was passed with to the session; part of the caller's transaction, which is
   * that of the pass.
   *
   * @throws UsedUp if it passed another session
   */
  void use(Session session, List<Outcome.Use> uses, Instant now) {
    for (Outcome.Use use : uses) {
      if (!session.key().equals(nonces.bind(use.nonce(), session.key(), use.until(), now))) {
        throw new UsedUp(use.otherwise());
      }
    }
  }
}
