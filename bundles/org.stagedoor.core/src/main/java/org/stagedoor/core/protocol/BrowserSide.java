package org.stagedoor.core.protocol;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;

/**
 * Answers browsers: on the fallback page of a stage, which knows the session's id, and on the
 * address back, which knows a ticket. The guarded operation is left to the client's next request.
 * Used by any thread.
 */
final class BrowserSide {
  private static final View GONE = new View.Refused(404, View.Reason.SESSION_GONE);

  private final SessionStore sessions;
  private final Tickets tickets;
  private final Offers offers;
  private final Steps steps;
  private final Judge judge;
  private final Stages stages;
  private final Addresses addresses;
  private final Function<String, Optional<GuardedCall>> operations;
  private final InstantSource clock;

  BrowserSide(
      SessionStore sessions,
      Tickets tickets,
      Offers offers,
      Steps steps,
      Judge judge,
      Stages stages,
      Addresses addresses,
      Function<String, Optional<GuardedCall>> operations,
      InstantSource clock) {
    this.sessions = sessions;
    this.tickets = tickets;
    this.offers = offers;
    this.steps = steps;
    this.judge = judge;
    this.stages = stages;
    this.addresses = addresses;
    this.operations = operations;
    this.clock = clock;
  }

  View fallback(String type, String id, Input.Browser input, Call.Origin origin) {
    if (id.isEmpty()) {
      return new View.Refused(400, View.Reason.NO_SESSION);
    }
    return sessions
        .open(id, clock.instant())
        .map(session -> visit(session, type, input, origin))
        .orElse(GONE);
  }

  View callback(String text, Input.Browser input, Call.Origin origin) {
    return tickets
        .open(text)
        .flatMap(
            ticket ->
                sessions
                    .open(ticket, clock.instant())
                    .map(session -> visit(session, ticket.type(), input, origin)))
        .orElse(GONE);
  }

  private View visit(Session session, String type, Input.Browser input, Call.Origin origin) {
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
      return answer(visit, type, input);
    } catch (StageFault e) {
      return new View.Refused(503, View.Reason.STAGE_DOWN);
    } catch (MatrixException e) {
      return refused(e);
    }
  }

  private View answer(Visit visit, String type, Input.Browser input) {
    Journey journey = offers.journey(visit);
    View.Step step = step(visit, journey, type);
    if (visit.session().progress().has(type)) {
      return new View.Done(step);
    }
    if (visit.session().progress().spent().isPresent() || !journey.next(type)) {
      return new View.Refused(404, View.Reason.UNKNOWN_TYPE);
    }
    if (input.posted()) {
      return attempt(visit, journey, type, input);
    }
    Shown shown = page(visit, type, input);
    return shown.page() instanceof Page.Proceed
        ? attempt(shown.visit(), journey, type, input)
        : new View.Show(shown.page(), step, Optional.empty());
  }

  private View attempt(Visit visit, Journey journey, String type, Input.Browser input) {
    Outcome outcome;
    try {
      outcome = steps.attempt(visit, type, input);
    } catch (MatrixException e) {
      if (e.status() != 400) {
        throw e;
      }
      return again(visit, journey, type, input, Optional.of(e.error()));
    }
    if (outcome instanceof Outcome.Denied denied) {
      return again(visit, journey, type, input, Optional.of(denied.error()));
    }
    Visit stored = visit.with(steps.record(visit, type, outcome));
    if (stored.session().progress().has(type)) {
      return new View.Done(step(stored, journey, type));
    }
    return again(stored, journey, type, input, Optional.empty());
  }

  /** The page once more, after a step that did not pass the stage. */
  private View again(
      Visit visit, Journey journey, String type, Input.Browser input, Optional<String> error) {
    Input.Browser fresh = new Input.Browser(false, input.returned(), Dict.EMPTY);
    Shown shown = page(visit, type, fresh);
    if (shown.page() instanceof Page.Proceed) {
      // It would only try the same once more.
      return new View.Refused(403, View.Reason.STAGE_DOWN);
    }
    return new View.Show(shown.page(), step(visit, journey, type), error);
  }

  private record Shown(Page page, Visit visit) {}

  private Shown page(Visit visit, String type, Input.Browser input) {
    StageAttempt attempt = new StageAttempt(type, visit, input, addresses);
    Page page = stages.call(type, stage -> stage.page(attempt));
    if (!attempt.calledBack() || visit.session().version() > 0) {
      return new Shown(page, visit);
    }
    Session stored = steps.record(visit, type, new Outcome.Ongoing(attempt.state(), Dict.EMPTY));
    return new Shown(page, visit.with(stored));
  }

  private static View.Step step(Visit visit, Journey journey, String type) {
    return new View.Step(
        type, visit.purpose(), journey.around(type), visit.session().progress().types());
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
