package org.stagedoor.stage.totp;

import java.time.Instant;
import java.util.Optional;
import org.stagedoor.api.account.AuditTrail;
import org.stagedoor.api.account.AuditTrail.Deed;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.json.Dict;

/**
 * Has it kept who changed whose factor; nothing of the factor itself.
 *
 * @param trail where it is kept
 */
record FactorAudit(AuditTrail trail) {
  static final String OFFER = "totp.offer";
  static final String CONFIRM = "totp.confirm";
  static final String REMOVE = "totp.remove";

  /** By the user herself: on a page it is the session that proved her, not an access token. */
  void byUser(String event, UserId user, Call call) {
    trail.done(
        new Deed(
            event,
            Optional.of(user),
            Optional.of(user.toString()),
            Optional.of(call.origin().address()),
            call.now(),
            Dict.EMPTY));
  }

  void byConsole(String event, UserId user, Instant now) {
    trail.done(Deed.byConsole(event, Optional.of(user), now, Dict.EMPTY));
  }
}
