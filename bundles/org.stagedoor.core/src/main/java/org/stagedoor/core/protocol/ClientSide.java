package org.stagedoor.core.protocol;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;

/** Answers clients: the protocol as they speak it in {@code auth}. Used by any thread. */
final class ClientSide {
  private final Beginnings beginnings;
  private final SessionStore sessions;
  private final Tickets tickets;
  private final Offers offers;
  private final Steps steps;
  private final Judge judge;
  private final Completion completion;
  private final Grace grace;

  ClientSide(
      Beginnings beginnings,
      SessionStore sessions,
      Tickets tickets,
      Offers offers,
      Steps steps,
      Judge judge,
      Completion completion,
      Grace grace) {
    this.beginnings = beginnings;
    this.sessions = sessions;
    this.tickets = tickets;
    this.offers = offers;
    this.steps = steps;
    this.judge = judge;
    this.completion = completion;
    this.grace = grace;
  }

  Reply run(GuardedCall guarded, Call call, @Nullable Object rawAuth) {
    Auth auth = Auth.read(rawAuth);
    if (auth.session().isEmpty()) {
      return begin(guarded, call, auth);
    }
    Optional<Session> session =
        sessions.open(auth.session().get(), call.now()).or(() -> returned(guarded, call, auth));
    if (session.isEmpty()) {
      if (!call.body().isEmpty()) {
        guarded.operation().validate(call);
      } // else the client relies on a body that went with the session, and has yet to learn that
      return unknown(guarded, call);
    }
    if (!session.get().header().fits(Header.of(guarded, call))) {
      throw MatrixException.forbidden("The session belongs to another operation");
    }
    return resume(guarded, call, auth, session.get());
  }

  /** The session of a browser that was elsewhere on its way, and has a ticket in the id's stead. */
  private Optional<Session> returned(GuardedCall guarded, Call call, Auth auth) {
    return auth.session()
        .filter(text -> guarded.hosted())
        .flatMap(tickets::open)
        .filter(ticket -> ticket.type().isEmpty())
        .flatMap(ticket -> sessions.open(ticket, call.now()));
  }

  private Reply begin(GuardedCall guarded, Call call, Auth auth) {
    guarded.operation().validate(call);
    if (guarded.operation().exempt(call) || grace.covers(guarded, call)) {
      return completion.run(guarded, call);
    }
    Visit visit = beginnings.begin(guarded, call);
    if (auth.isEmpty()) {
      return new Reply.Json(401, offers.challenge(visit, offers.journey(visit), false));
    }
    return auth.type().isEmpty() ? unrecognized(visit, false) : step(visit, auth);
  }

  private Reply resume(GuardedCall guarded, Call call, Auth auth, Session session) {
    Visit asSent = new Visit(guarded, call, session);
    if (session.progress().spent().isPresent()) {
      Optional<Reply> again = completion.repeat(asSent);
      return again.orElseGet(() -> afresh(guarded, call));
    }
    Call counts = call.body().isEmpty() ? call.withBody(session.body()) : call;
    Visit visit = new Visit(guarded, counts.withSession(session.key()), session);
    if (auth.poll() && call.body().isEmpty() && session.progress().frozen().isPresent()) {
      // Nothing is said that was not checked when a stage was passed.
      Journey journey = offers.journey(visit);
      if (!journey.complete()) {
        return stand(visit, journey);
      }
    }
    Optional<String> frozen = session.progress().frozen();
    if (frozen.isPresent() && !frozen.get().equals(visit.bound())) {
      throw MatrixException.forbidden("What is asked for has changed since a stage was passed");
    }
    try {
      guarded.operation().validate(visit.call());
    } catch (MatrixException e) {
      // What is refused may be what another request of this session has just done.
      return sessions
          .reload(session, call.now())
          .filter(moved -> moved.progress().spent().isPresent())
          .map(moved -> resumeMoved(visit.with(moved)))
          .orElseThrow(() -> e);
    }
    if (auth.poll()) {
      return stand(visit);
    }
    return auth.type().isEmpty() ? unrecognized(visit, true) : step(visit, auth);
  }

  private Reply afresh(GuardedCall guarded, Call call) {
    Visit fresh = beginnings.begin(guarded, call);
    return new Reply.Json(401, offers.challenge(fresh, offers.journey(fresh), false));
  }

  /** How the session stands: the operation's answer, or what is missing. */
  private Reply stand(Visit visit) {
    return stand(visit, offers.journey(visit));
  }

  private Reply stand(Visit visit, Journey journey) {
    return journey.complete()
        ? finish(visit)
        : new Reply.Json(401, offers.challenge(visit, journey, true));
  }

  private Reply step(Visit undated, Auth auth) {
    Visit before = judge.dated(undated);
    String type = auth.type().orElseThrow();
    Journey journey = offers.journey(before);
    if (before.session().progress().has(type)) {
      return stand(before);
    }
    if (!journey.has(type)) {
      return unrecognized(before, before.issued());
    }
    if (!journey.next(type)) {
      return refused(before, true, Errcode.FORBIDDEN, "It is not the turn of " + type);
    }
    Outcome outcome = attempt(before, type, new Input.Auth(auth.fields()));
    Visit visit = steps.dated(before, outcome);
    if (outcome instanceof Outcome.Denied denied) {
      return refused(visit, true, denied.errcode(), denied.error());
    }
    try {
      return taken(visit, type, outcome);
    } catch (UsedUp e) {
      return refused(visit, true, e.verdict().errcode(), e.verdict().error());
    }
  }

  private Reply taken(Visit visit, String type, Outcome outcome) {
    if (outcome instanceof Outcome.Passed passed) {
      Visit after = visit.with(steps.pass(visit, type, passed));
      if (offers.journey(after).complete()) {
        return finishStep(visit, after, type, passed);
      }
    }
    Visit stored = visit.stored(steps.record(visit, type, outcome));
    if (stored.session().progress().spent().isPresent()) {
      return afresh(visit.guarded(), visit.call());
    }
    Journey now = offers.journey(stored);
    if (now.complete()) {
      return finish(stored);
    }
    Dict body = offers.challenge(stored, now, true);
    return new Reply.Json(
        401, outcome instanceof Outcome.Ongoing ongoing ? body.with(ongoing.reply()) : body);
  }

  private Outcome attempt(Visit visit, String type, Input input) {
    try {
      return steps.attempt(visit, type, input);
    } catch (StageFault e) {
      throw MatrixException.unavailable("The stage " + type + " does not work now");
    }
  }

  /**
   * The last stage is recorded by the session's end; only if the operation fails does it need a
   * record of its own. A session that the client never saw ends then: nobody can come back to it.
   */
  private Reply finishStep(Visit before, Visit after, String type, Outcome.Passed passed) {
    try {
      Reply reply = completion.finish(after, passed.uses());
      grace.passed(after.guarded(), after.call());
      return reply;
    } catch (Completion.Outdated e) {
      return unknown(before.guarded(), before.call());
    } catch (Completion.Lost e) {
      Session moved = steps.record(before, type, passed);
      return resumeMoved(before.with(moved));
    } catch (RuntimeException e) {
      if (!before.issued()) {
        abandon(after, e);
      } else if (!(e instanceof UsedUp)) {
        steps.record(before, type, passed);
      }
      throw e;
    }
  }

  private void abandon(Visit visit, RuntimeException why) {
    try {
      completion.abandon(visit);
    } catch (RuntimeException e) {
      why.addSuppressed(e); // the client is to hear of what failed first
    }
  }

  private Reply finish(Visit visit) {
    try {
      Reply reply = completion.finish(visit, List.of());
      grace.passed(visit.guarded(), visit.call());
      return reply;
    } catch (Completion.Outdated e) {
      return unknown(visit.guarded(), visit.call());
    } catch (Completion.Lost e) {
      return sessions
          .reload(visit.session(), visit.call().now())
          .map(moved -> resumeMoved(visit.with(moved)))
          .orElseGet(() -> afresh(visit.guarded(), visit.call()));
    }
  }

  private Reply resumeMoved(Visit visit) {
    return resume(
        visit.guarded(),
        visit.call(),
        new Auth(Optional.empty(), visit.session().id(), Dict.EMPTY),
        visit.session());
  }

  private Reply unknown(GuardedCall guarded, Call call) {
    return refused(
        beginnings.begin(guarded, call),
        false,
        Errcode.UNKNOWN,
        "The session is unknown or expired");
  }

  private Reply unrecognized(Visit visit, boolean completed) {
    return refused(visit, completed, Errcode.UNRECOGNIZED, "No such auth type is offered");
  }

  private Reply refused(Visit visit, boolean completed, String errcode, String error) {
    return new Reply.Json(
        401,
        offers
            .challenge(visit, offers.journey(visit), completed)
            .with("errcode", errcode)
            .with("error", error));
  }
}
