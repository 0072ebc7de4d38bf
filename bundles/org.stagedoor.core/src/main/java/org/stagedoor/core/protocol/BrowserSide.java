package org.stagedoor.core.protocol;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.stage.Input;

/**
 * Answers browsers: on the fallback page of a stage and on the page of a whole flow, which know the
 * session's id, and on the address back, which knows a ticket. The guarded operation is left to the
 * client's next request. Used by any thread.
 */
final class BrowserSide {
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

  View fallback(String type, String id, Input.Browser input, Call.Origin origin) {
    return named(id, origin, visit -> pages.answer(visit, type, input));
  }

  View flow(String id, String type, Input.Browser input, Call.Origin origin) {
    return named(id, origin, visit -> flows.answer(visit, type, input));
  }

  private View named(String id, Call.Origin origin, Function<Visit, View> answer) {
    if (id.isEmpty()) {
      return new View.Refused(400, View.Reason.NO_SESSION);
    }
    return sessions
        .open(id, clock.instant())
        .map(session -> visit(session, origin, answer))
        .orElse(GONE);
  }

  View callback(String text, Input.Browser input, Call.Origin origin) {
    return tickets
        .open(text)
        .flatMap(
            ticket ->
                sessions
                    .open(ticket, clock.instant())
                    .map(
                        session ->
                            visit(
                                session,
                                origin,
                                visit -> pages.answer(visit, ticket.type(), input))))
        .orElse(GONE);
  }

  private View visit(Session session, Call.Origin origin, Function<Visit, View> answer) {
    Optional<GuardedCall> guarded = operations.apply(session.header().operation());
    if (guarded.isEmpty()) {
      return new View.Refused(503, View.Reason.STAGE_DOWN);
    }
    Call call =
        session
            .header()
            .call(origin, clock.instant())
            .withBody(session.body())
            .withSession(session.key());
    Visit visit = judge.dated(new Visit(guarded.get(), call, session));
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
