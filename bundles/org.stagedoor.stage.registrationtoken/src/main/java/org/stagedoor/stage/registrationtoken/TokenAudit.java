package org.stagedoor.stage.registrationtoken;

import java.time.Instant;
import java.util.Optional;
import org.stagedoor.api.account.AuditTrail;
import org.stagedoor.api.account.AuditTrail.Deed;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.json.Dict;

/**
 * Has it kept who changed which token. Who knows a token can register, so of its name that much is
 * told by which its maker knows it again.
 *
 * @param trail where it is kept
 */
record TokenAudit(AuditTrail trail) {
  private static final String PREFIX = "registration_token.";
  private static final int MAX_TOLD = 4;

  void byConsole(String verb, String token, Instant now) {
    trail.done(Deed.byConsole(PREFIX + verb, Optional.empty(), now, details(token)));
  }

  void byCall(String verb, String token, Call call) {
    trail.done(Deed.byCall(PREFIX + verb, Optional.empty(), call, details(token)));
  }

  private static Dict details(String token) {
    int told = Math.min(MAX_TOLD, token.length() / 4);
    return Dict.of("token", token.substring(0, told) + "…");
  }
}
