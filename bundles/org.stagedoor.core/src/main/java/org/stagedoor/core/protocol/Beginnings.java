package org.stagedoor.core.protocol;

import java.nio.charset.StandardCharsets;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;

/**
 * Begins sessions. What its id can carry costs the store nothing; what it can't is kept for those
 * alone who have an account.
 */
final class Beginnings {
  private static final int MAX_CARRIED = 2048;

  private final SessionStore sessions;
  private final JsonCodec json;

  Beginnings(SessionStore sessions, JsonCodec json) {
    this.sessions = sessions;
    this.json = json;
  }

  /**
   * Begins a session for a call.
   *
   * @throws MatrixException 413 if the body is too large to be remembered for somebody without an
   *     account
   */
  Visit begin(GuardedCall guarded, Call call) {
    Header header = Header.of(guarded, call);
    Session session =
        carried(call.body()) ? sessions.begin(header, call.body()) : kept(header, call);
    return new Visit(guarded, call.withSession(session.key()), session);
  }

  private boolean carried(Dict body) {
    return body.isEmpty()
        || json.write(body).getBytes(StandardCharsets.UTF_8).length <= MAX_CARRIED;
  }

  private Session kept(Header header, Call call) {
    if (call.requester().isEmpty()) {
      throw new MatrixException(413, Errcode.TOO_LARGE, "The request is too large");
    }
    Session session = sessions.begin(header, Dict.EMPTY).withBody(call.body());
    sessions.save(session);
    return session.saved();
  }
}
