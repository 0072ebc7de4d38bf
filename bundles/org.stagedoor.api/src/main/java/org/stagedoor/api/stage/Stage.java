package org.stagedoor.api.stage;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.json.Dict;

/**
 * One auth type of User-Interactive Authentication, registered as a service with the property of
 * {@link StageType}.
 *
 * <p>A stage serves many sessions at once and holds none of them: what it must remember between two
 * requests it returns as state, which comes back with the next {@link Attempt}, perhaps to a newer
 * version of the bundle or on another node. A state that it does not understand it treats as empty.
 *
 * <p><b>Threads.</b> Any method may be called by many threads at once; the core bounds how many and
 * how long ({@link StageType#timeLimitMillis}), then interrupts. No lock of the core is held
 * meanwhile.
 *
 * <p><b>Failures.</b> A verdict is an {@link Outcome}. An accident (input of the wrong form, a
 * backend that is down) is a {@link org.stagedoor.api.http.MatrixException}: the client is told,
 * the session stays as it was. Any other exception is a bug: it is logged once, the client is
 * answered 503 {@code M_UNKNOWN}, the session stays as it was.
 */
@ConsumerType
public interface Stage {
  /**
   * Judges one step. May block within the time allowed. May be called more than once for the same
   * input: two requests may race, of which the core keeps one outcome.
   */
  Outcome attempt(Attempt attempt);

  /**
   * What {@code params} shows under this type. Must not block; called for each challenge. An empty
   * object is left out.
   */
  default Dict params(Attempt attempt) {
    return Dict.EMPTY;
  }

  /**
   * Names what {@link #params} shows now, to whomever: a version, where {@link #attempt} must know
   * which was shown. It is sealed in the ids of the sessions that are begun, so it costs the store
   * nothing and is told on whichever node by {@link Attempt#shown}. Must not block.
   *
   * @return at most 64 characters; empty if nobody needs to know
   */
  default String shows() {
    return "";
  }

  /**
   * Whether this stage can be passed at all by this user in this session: a user without a password
   * can't give it. Flows with a stage that can't are not offered. Called for each challenge; may
   * cost a look-up, no more.
   */
  default boolean passable(Attempt attempt) {
    return true;
  }

  /**
   * What is missing without which nobody can pass this stage, whoever it is: then {@link #passable}
   * says no to all, and operators are told why. Must not block.
   */
  default Optional<Lack> lacks() {
    return Optional.empty();
  }

  /**
   * The fallback page: what a browser is shown that opens this stage for the first time, or comes
   * back by the {@linkplain Attempt#callback() address back}. A form's answer goes to {@link
   * #attempt} as {@link Input.Browser}. Without an own page a button is shown.
   */
  default Page page(Attempt attempt) {
    return Pages.button(attempt);
  }

  /**
   * Learns how a session ended in which this stage left a state that was not empty: the guarded
   * operation ran, or the session died. Called at least once, by one thread at a time for a
   * session, perhaps much later, perhaps on another node or by a newer version; again, after a
   * while, when it throws.
   */
  default void settled(Settlement settlement) {}
}
