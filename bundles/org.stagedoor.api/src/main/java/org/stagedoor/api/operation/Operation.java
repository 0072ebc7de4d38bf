package org.stagedoor.api.operation;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.json.Dict;

/**
 * An API call guarded by User-Interactive Authentication, registered as a service with the
 * properties of {@link org.stagedoor.api.http.Route} and {@link Guarded}.
 *
 * <p>Called by any thread, by many at once. Failures are {@link
 * org.stagedoor.api.http.MatrixException}s.
 */
@ConsumerType
public interface Operation {
  /**
   * Refuses what no authentication could save. Called before the first challenge and again with
   * each request of the session, so it must look upon what the session itself holds ({@link
   * Call#session}) as free.
   */
  default void validate(Call call) {}

  /**
   * The part of the call that may not change once a stage was accepted: a client that asked to
   * remove one device must not remove another with the same proof. Method, path and requester are
   * always bound.
   */
  Dict bound(Call call);

  /** Completes "A client is trying to …": what the user is told that she confirms. */
  String purpose(Call call, Locale locale);

  /**
   * Whether the call may skip authentication altogether: an application service acting in its own
   * namespace. Then {@link #prepare} is given a grant without a claim.
   */
  default boolean exempt(Call call) {
    return false;
  }

  /**
   * Whether the call acts on an account that exists, so that a passed stage must have proved its
   * user. By default when an access token names one.
   */
  default boolean actsOnAccount(Call call) {
    return call.requester().isPresent();
  }

  /**
   * Called in the transaction that records the first accepted stage: holds what the session must
   * not lose to others, such as a user name, until it ends. A hold ends by its own time limit.
   *
   * @param until when the session ends at the latest
   */
  default void hold(Call call, Instant until) {}

  /**
   * Makes ready what the finished session authorises, without any effect yet: the place for what is
   * slow. May be called more than once for a session.
   *
   * @return the effect; the core runs it at most once for a session, in one transaction with the
   *     session's consumption
   */
  Effect prepare(Call call, Grant grant);

  /**
   * Answers the same request again after its session was consumed, because the answer may have been
   * lost. By default not: the client is challenged afresh.
   *
   * @param receipt what the effect left with {@link Effect.Done}
   * @return the effect that answers again
   */
  default Optional<Effect> repeat(Call call, Dict receipt) {
    return Optional.empty();
  }

  /** What a finished session authorises. */
  @ConsumerType
  @FunctionalInterface
  interface Effect {
    /**
     * Does it. Runs in a {@linkplain org.stagedoor.api.account.Transactions transaction}: effects
     * go through the store only, and a thrown exception leaves nothing done and the session as it
     * was.
     */
    Done run();

    /**
     * An effect's result.
     *
     * @param reply the answer
     * @param receipt what {@link Operation#repeat} needs to answer again; kept for ten minutes; no
     *     secret. The member {@code user_id} is told to the stages as {@link
     *     org.stagedoor.api.stage.Settlement#user}
     */
    record Done(Reply reply, Dict receipt) {}
  }

  /** An effect's result without a receipt. */
  static Effect.Done done(Reply reply) {
    return new Effect.Done(reply, Dict.EMPTY);
  }
}
