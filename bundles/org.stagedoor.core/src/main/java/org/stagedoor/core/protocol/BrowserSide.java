package org.stagedoor.core.protocol;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.core.protocol.Tickets.Ticket;

/**
 * Answers browsers: on the fallback page of a stage and on the page of a whole flow, which know the
 * session's id, and on the address back, which knows a ticket. The guarded operation is left to the
 * client's next request. Used by any thread.
 */
final class BrowserSide {
  private static final View NO_SESSION = new View.Refused(400, View.Reason.NO_SESSION);
  private static final View OTHER_BROWSER = new View.Refused(403, View.Reason.OTHER_BROWSER);
  private static final View GONE = new View.Refused(404, View.Reason.SESSION_GONE);

  private final SessionStore sessions;
  private final Tickets tickets;
  private final Judge judge;
  private final StagePages pages;
  private final FlowPages flows;
  private final Function<String, Optional<GuardedCall>> operations;
  private final InstantSource clock;

  BrowserSide(
      SessionStore sessions,
      Tickets tickets,
      Judge judge,
      StagePages pages,
      FlowPages flows,
      Function<String, Optional<GuardedCall>> operations,
      InstantSource clock) {
    this.sessions = sessions;
    this.tickets = tickets;
    this.judge = judge;
    this.pages = pages;
    this.flows = flows;
    this.operations = operations;
    this.clock = clock;
  }

  View fallback(String type, String id, Browsing browsing) {
    return id.isEmpty()
        ? NO_SESSION
        : sessions
            .open(id, clock.instant())
            .map(session -> stage(session, type, browsing, false))
            .orElse(GONE);
  }

  View flow(String id, String type, Browsing browsing) {
    return id.isEmpty()
        ? NO_SESSION
        : sessions
            .open(id, clock.instant())
            .or(() -> returned(id, browsing))
            .map(session -> flow(session, type, browsing))
            .orElse(GONE);
  }

  /** The session of who has come back by {@link #callback} on a visit to the whole flow. */
  private Optional<Session> returned(String text, Browsing browsing) {
    return tickets
        .open(text)
        .filter(ticket -> ticket.type().isEmpty() && ticket.fits(browsing.browser()))
        .flatMap(ticket -> sessions.open(ticket, clock.instant()));
  }

  View callback(String text, Browsing browsing) {
    Optional<Ticket> ticket = tickets.open(text);
    if (ticket.isPresent() && !ticket.get().fits(browsing.browser())) {
      return OTHER_BROWSER;
    }
    return ticket
        .flatMap(
            found ->
                sessions
                    .open(found, clock.instant())
                    .map(session -> callback(session, found, browsing)))
        .orElse(GONE);
  }

  private View callback(Session session, Ticket ticket, Browsing browsing) {
    View view = stage(session, ticket.type(), browsing, ticket.flow());
    if (ticket.flow() && view instanceof View.Done) {
      Whence here = new Whence(Optional.of(browsing.browser()), true);
      return new View.Go("", Optional.of(tickets.make(Ticket.of(session, "", here))));
    }
    return view;
  }

  private View stage(Session session, String type, Browsing browsing, boolean flow) {
    return visit(session, browsing, flow, visit -> pages.answer(visit, type, browsing.input()));
  }

  private View flow(Session session, String type, Browsing browsing) {
    View view =
        visit(session, browsing, true, visit -> flows.answer(visit, type, browsing.input()));
    Header header = session.header();
    return view instanceof View.Done && header.hosted()
        ? new View.Back(header.path(), header.query())
        : view;
  }

  private View visit(
      Session session, Browsing browsing, boolean flow, Function<Visit, View> answer) {
    if (!session.header().admits(browsing.origin().browser())) {
      return OTHER_BROWSER;
    }
    Optional<GuardedCall> guarded = operations.apply(session.header().operation());
    if (guarded.isEmpty()) {
      return new View.Refused(503, View.Reason.STAGE_DOWN);
    }
    Call call =
        session
            .header()
            .call(browsing.origin(), clock.instant())
            .withBody(session.body())
            .withSession(session.key());
    Whence whence = new Whence(Optional.of(browsing.browser()), flow);
    Visit visit = judge.dated(new Visit(guarded.get(), call, session).from(whence));
    try {
      return answer.apply(visit);
    } catch (StageFault e) {
      return new View.Refused(503, View.Reason.STAGE_DOWN);
    } catch (MatrixException e) {
      return refused(e);
    }
  }

  private static View refused(MatrixException e) {
    if (e.status() == 429) {
      return new View.Refused(429, View.Reason.TOO_MANY_TRIES);
    }
    return e.status() == 403
        ? new View.Refused(403, View.Reason.OTHER_USER)
        : new View.Refused(503, View.Reason.STAGE_DOWN);
  }
}
