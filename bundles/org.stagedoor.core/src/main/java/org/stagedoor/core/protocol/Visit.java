package org.stagedoor.core.protocol;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.stage.Attempt.Purpose;

/**
 * One request of a session: what is worked on while it is answered.
 *
 * @param guarded the operation
 * @param call the request with the body that counts
 * @param session the session as it was read
 * @param generation of what proves the user, as it was when a stage judged; 0 before that
 * @param whence where it is made
 * @param issued whether the client knows the session's id, so that it may come back
 */
record Visit(
    GuardedCall guarded,
    Call call,
    Session session,
    long generation,
    Whence whence,
    boolean issued) {
  private static final Logger LOG = LoggerFactory.getLogger(Visit.class);

  Visit(GuardedCall guarded, Call call, Session session) {
    this(guarded, call, session, 0, Whence.CLIENT, true);
  }

  /** The request that begins its session. */
  static Visit first(GuardedCall guarded, Call call, Session session) {
    return new Visit(guarded, call, session, 0, Whence.CLIENT, false);
  }

  /** The same once the session is stored, so that its id is going to be told. */
  Visit stored(Session other) {
    return new Visit(guarded, call, other, generation, whence, true);
  }

  Visit with(Session other) {
    return new Visit(guarded, call, other, generation, whence, issued);
  }

  Visit at(long current) {
    return new Visit(guarded, call, session, current, whence, issued);
  }

  Visit from(Whence other) {
    return new Visit(guarded, call, session, generation, other, issued);
  }

  /** What is being confirmed, in the user's language. */
  Purpose purpose() {
    Locale locale = call.origin().locales().get(0);
    try {
      return new Purpose(guarded.name(), guarded.operation().purpose(call, locale));
    } catch (RuntimeException e) {
      // The words are for people; the operation's name will do.
      LOG.error("Operation {} failed to name its purpose", guarded.name(), e);
      return new Purpose(guarded.name(), guarded.name());
    }
  }

  /** The digest of the fields that may not change once a stage was accepted. */
  String bound() {
    return Digests.of(session.secret(), guarded.operation().bound(call));
  }

  /** The digest of the whole request. */
  String request() {
    return Digests.of(session.secret(), call.body());
  }
}
