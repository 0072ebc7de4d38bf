package org.stagedoor.core.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.stagedoor.api.account.Guesses;
import org.stagedoor.api.account.Guesses.Subject;
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
  private final Guesses guesses;
  private final Offers offers;

  Beginnings(SessionStore sessions, JsonCodec json, Guesses guesses, Offers offers) {
    this.sessions = sessions;
    this.json = json;
    this.guesses = guesses;
    this.offers = offers;
  }

  /**
   * Begins a session for a call.
   *
   * @throws MatrixException 401 {@code M_MISSING_TOKEN} if it is not meant for people without an
   *     access token, 413 if the body is too large to be remembered for somebody without an
   *     account, 429 if too many of the account's are remembered already
   */
  Visit begin(GuardedCall guarded, Call call) {
    offers.admit(guarded, call);
    Header header = Header.of(guarded, call).showing(offers.shown(guarded, call));
    Session session =
        carried(call.body()) ? sessions.begin(header, call.body()) : kept(header, call);
    return Visit.first(guarded, call.withSession(session.key()), session);
  }

  private boolean carried(Dict body) {
    return body.isEmpty()
        || json.write(body).getBytes(StandardCharsets.UTF_8).length <= MAX_CARRIED;
  }

  private Session kept(Header header, Call call) {
    if (call.requester().isEmpty()) {
      throw new MatrixException(413, Errcode.TOO_LARGE, "The request is too large");
    }
    Subject user = new Subject(Subject.Kind.BODY, call.user().user().toString());
    // Not told that it was right, it counts.
    guesses.open(Set.of(user)).close();
    Session session = sessions.begin(header, Dict.EMPTY).withBody(call.body());
    sessions.save(session);
    return session.saved();
  }
}
