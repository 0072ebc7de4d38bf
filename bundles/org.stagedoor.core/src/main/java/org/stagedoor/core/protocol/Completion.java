package org.stagedoor.core.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.operation.Operation.Effect;
import org.stagedoor.api.stage.Outcome;

/**
 * Runs operations: once for a session, in one transaction with the session's consumption. If that
 * fails nothing has happened, and the session is as it was. Used by any thread.
 */
final class Completion {
  private static final Duration REPEATABLE = Duration.ofMinutes(10);

  private final SessionStore sessions;
  private final Transactions transactions;
  private final Judge judge;
  private final Settlements settlements;

  Completion(
      SessionStore sessions, Transactions transactions, Judge judge, Settlements settlements) {
    this.sessions = sessions;
    this.transactions = transactions;
    this.judge = judge;
    this.settlements = settlements;
  }

  /** What proved the user was renewed after it did. */
  static final class Outdated extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Outdated() {
      super("outdated", null, false, false);
    }
  }

  /** Another request consumed the session first. */
  static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Lost() {
      super("lost", null, false, false);
    }
  }

  /**
   * Runs the operation of a finished session. One whose id the client never saw leaves no trace.
   *
   * @param uses what the last stage was passed with, unless that is recorded already
   * @throws Lost if another request was first
   * @throws Outdated if what proved the user was renewed since
   * @throws UsedUp if what the last stage was passed with has passed another session
   * @throws MatrixException as the operation says; nothing is done then
   */
  Reply finish(Visit visit, List<Outcome.Use> uses) {
    Session session = visit.session();
    Grant grant =
        new Grant(Optional.of(session.key()), judge.grant(visit), session.progress().claims());
    Effect effect =
        visit.guarded().operation().prepare(visit.call().withSession(session.key()), grant);
    return transactions.required(
        () -> {
          if (grant.user().filter(user -> judge.outdated(visit, user)).isPresent()) {
            throw new Outdated();
          }
          Session spent = spent(visit, Dict.EMPTY);
          if (visit.issued() && !sessions.save(spent)) {
            throw new Lost();
          }
          sessions.use(session, uses, visit.call().now());
          Effect.Done done = effect.run();
          if (visit.issued() && !done.receipt().isEmpty()) {
            sessions.save(spent(visit, done.receipt()).saved());
          }
          settlements.post(session, true, done.receipt());
          return done.reply();
        });
  }

  /** Ends a session that has no row, so that its stages give back now what they reserved for it. */
  void abandon(Visit visit) {
    transactions.required(
        () -> {
          settlements.post(visit.session(), false, Dict.EMPTY);
          return true;
        });
  }

  private Session spent(Visit visit, Dict receipt) {
    Session session = visit.session();
    Instant now = visit.call().now();
    Instant end = now.plus(REPEATABLE);
    // The id must stay spent for as long as it opens.
    return session
        .with(session.progress().spend(new Progress.Spent(now, visit.request(), receipt)))
        .until(end.isAfter(session.expires()) ? end : session.expires());
  }

  /** Runs an operation that needs no authentication here. */
  Reply run(GuardedCall guarded, Call call) {
    Grant grant = new Grant(Optional.empty(), call.requester().map(Requester::user), List.of());
    Effect effect = guarded.operation().prepare(call, grant);
    return transactions.required(() -> effect.run().reply());
  }

  /** Answers the same request again, if the operation can and the request is the very same. */
  Optional<Reply> repeat(Visit visit) {
    return visit
        .session()
        .progress()
        .spent()
        .filter(spent -> spent.at().plus(REPEATABLE).isAfter(visit.call().now()))
        .filter(spent -> !spent.receipt().isEmpty() && spent.request().equals(visit.request()))
        .flatMap(spent -> visit.guarded().operation().repeat(visit.call(), spent.receipt()))
        .map(effect -> transactions.required(() -> effect.run().reply()));
  }
}
