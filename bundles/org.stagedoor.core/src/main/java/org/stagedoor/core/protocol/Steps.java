package org.stagedoor.core.protocol;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.Guesses;
import org.stagedoor.api.account.Guesses.Subject;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;
import org.stagedoor.api.stage.Claim;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;

/** Takes single steps: has a stage judge, and records what it said. Used by any thread. */
final class Steps {
  private static final Logger LOG = LoggerFactory.getLogger(Steps.class);
  private static final Set<String> RESERVED =
      Set.of("session", "flows", "params", "completed", "errcode", "error");
  private static final int MAX_STATE = 4096;

  /** As much as a request may say. */
  private static final int MAX_REPLY = 65_536;

  private static final int MAX_RACES = 64;

  private final Stages stages;
  private final Guesses guesses;
  private final Judge judge;
  private final Addresses addresses;
  private final SessionStore sessions;
  private final Transactions transactions;
  private final JsonCodec json;
  private final Supplier<SessionSettings> settings;

  Steps(
      Stages stages,
      Guesses guesses,
      Judge judge,
      Addresses addresses,
      SessionStore sessions,
      Transactions transactions,
      JsonCodec json,
      Supplier<SessionSettings> settings) {
    this.stages = stages;
    this.guesses = guesses;
    this.judge = judge;
    this.addresses = addresses;
    this.sessions = sessions;
    this.transactions = transactions;
    this.json = json;
    this.settings = settings;
  }

  /**
   * Has a stage judge an input.
   *
   * @throws MatrixException if the stage says so, vouches for somebody else, was guessed at too
   *     often, or does not work (503)
   */
  Outcome attempt(Visit visit, String type, Input input) {
    StageTraits traits =
        stages.find(type).orElseThrow(() -> new StageFault(type, "is not installed"));
    if (!traits.guessable()) {
      return judged(visit, type, input);
    }
    try (Guesses.Guess guess = guesses.open(subjects(visit))) {
      Outcome outcome;
      try {
        outcome = judged(visit, type, input);
      } catch (RuntimeException e) {
        guess.none();
        throw e;
      }
      if (outcome instanceof Outcome.Passed passed && judge.vouched(visit, passed.claims())) {
        guess.right();
      } else if (!(outcome instanceof Outcome.Denied denied) || !denied.guess()) {
        guess.none();
      }
      return outcome;
    }
  }

  private static Set<Subject> subjects(Visit visit) {
    Set<Subject> subjects = new HashSet<>();
    subjects.add(new Subject(Subject.Kind.ADDRESS, visit.call().origin().address()));
    subjects.add(new Subject(Subject.Kind.SESSION, visit.session().key()));
    visit
        .call()
        .requester()
        .ifPresent(
            requester ->
                subjects.add(new Subject(Subject.Kind.ACCOUNT, requester.user().toString())));
    return subjects;
  }

  private Outcome judged(Visit visit, String type, Input input) {
    StageAttempt attempt = new StageAttempt(type, visit, input, addresses);
    Outcome outcome = stages.attempt(type, attempt);
    check(type, outcome);
    if (outcome instanceof Outcome.Passed passed) {
      List<Claim> claims = new ArrayList<>(visit.session().progress().claims());
      claims.addAll(passed.claims());
      judge.proved(visit, claims);
    } else if (outcome instanceof Outcome.Denied && attempt.calledBack()) {
      record(visit, type, new Outcome.Ongoing(attempt.state(), Dict.EMPTY));
    }
    return outcome;
  }

  private void check(String type, Outcome outcome) {
    if (outcome instanceof Outcome.Passed passed) {
      checkSize(type, passed.state());
    } else if (outcome instanceof Outcome.Ongoing ongoing) {
      checkSize(type, ongoing.state());
      if (!Modest.is(ongoing.reply(), MAX_REPLY)) {
        LOG.error("The reply of stage {} is too deep, or over {} letters", type, MAX_REPLY);
        throw new StageFault(type, "replied too much");
      }
      if (ongoing.reply().keys().stream().anyMatch(RESERVED::contains)) {
        LOG.error("Stage {} replied with a name that the challenge uses itself", type);
        throw new StageFault(type, "replied with a reserved name");
      }
    }
  }

  private void checkSize(String type, Dict state) {
    if (!state.isEmpty() && tooLarge(state)) {
      LOG.error("Stage {} wants more than {} bytes remembered", type, MAX_STATE);
      throw new StageFault(type, "wants too much remembered");
    }
  }

  private boolean tooLarge(Dict state) {
    return !Modest.is(state, MAX_STATE)
        || json.write(state).getBytes(StandardCharsets.UTF_8).length > MAX_STATE;
  }

  /** The visit in which a verdict just given is to be recorded, whenever that is. */
  Visit dated(Visit visit, Outcome outcome) {
    return outcome instanceof Outcome.Passed passed ? judge.dated(visit, passed.claims()) : visit;
  }

  /** The session as it is once a stage is passed; not saved. */
  Session pass(Visit visit, String type, Outcome.Passed passed) {
    Session session = visit.session();
    Session next =
        session
            .with(
                session
                    .progress()
                    .pass(
                        new Progress.Passed(
                            type, passed.claims(), visit.generation(), passed.until()),
                        passed.state(),
                        visit.bound()))
            .until(end(session));
    return session.progress().frozen().isPresent() ? next : next.withBody(visit.call().body());
  }

  /**
   * Records a verdict, also over what other requests of the session recorded meanwhile.
   *
   * @return the session as it is stored then
   * @throws UsedUp if what the stage was passed with has passed another session
   */
  Session record(Visit visit, String type, Outcome outcome) {
    Visit current = visit;
    for (int i = 0; i < MAX_RACES; i++) {
      Session session = current.session();
      if (session.progress().spent().isPresent() || session.progress().has(type)) {
        return session;
      }
      Session next = next(current, type, outcome);
      if (save(current, next, uses(outcome))) {
        return next.saved();
      }
      Optional<Session> moved = sessions.reload(session, current.call().now());
      if (moved.isEmpty()) {
        throw MatrixException.unavailable("The session has just ended");
      }
      current = current.with(moved.get());
    }
    throw MatrixException.unavailable("The session is busy");
  }

  private Session next(Visit visit, String type, Outcome outcome) {
    if (outcome instanceof Outcome.Passed passed) {
      return pass(visit, type, passed);
    }
    if (outcome instanceof Outcome.Ongoing ongoing) {
      Session session = visit.session();
      return session.with(session.progress().remember(type, ongoing.state())).until(end(session));
    }
    throw new IllegalArgumentException("nothing to record: " + outcome);
  }

  private static List<Outcome.Use> uses(Outcome outcome) {
    return outcome instanceof Outcome.Passed passed ? passed.uses() : List.of();
  }

  /**
   * Saves, together with what the stage used up; with the first stage that is accepted the
   * operation takes hold of what the session must not lose.
   */
  private boolean save(Visit visit, Session next, List<Outcome.Use> uses) {
    boolean first =
        visit.session().progress().passed().isEmpty() && !next.progress().passed().isEmpty();
    if (!first && uses.isEmpty()) {
      return sessions.save(next);
    }
    return transactions.required(
        () -> {
          if (!sessions.save(next)) {
            return false;
          }
          sessions.use(next, uses, visit.call().now());
          if (first) {
            visit.guarded().operation().hold(visit.call().withSession(next.key()), next.expires());
          }
          return true;
        });
  }

  private Instant end(Session session) {
    return session.header().created().plus(settings.get().total());
  }
}
