package org.stagedoor.api.account;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.json.Dict;

/**
 * Keeps what was done by whom, for those who must answer for a server. A service of the account
 * bundle, for whoever changes what guards accounts. Any thread may call; does not block.
 */
@ProviderType
public interface AuditTrail {
  /**
   * Tells that something was done. Called in a {@linkplain Transactions transaction} it is told
   * when that is committed, and never if it is rolled back.
   */
  void done(Deed deed);

  /**
   * Something that was done.
   *
   * @param event what: {@code registration_token.create}, of the characters {@code a-z _ .}
   * @param user to whose account; empty if to nobody's
   * @param by who did it: a user's id, or {@code console}; empty if that is not known
   * @param address the address that asked, textual; empty for the console
   * @param at when
   * @param details what else is worth knowing; never a secret
   */
  record Deed(
      String event,
      Optional<UserId> user,
      Optional<String> by,
      Optional<String> address,
      Instant at,
      Dict details) {

    /** Something that an operator did by the console. */
    public static Deed byConsole(String event, Optional<UserId> user, Instant at, Dict details) {
      return new Deed(event, user, Optional.of("console"), Optional.empty(), at, details);
    }

    /** Something that a request did, by the user of its access token. */
    public static Deed byCall(String event, Optional<UserId> user, Call call, Dict details) {
      return new Deed(
          event,
          user,
          call.requester().map(Requester::user).map(UserId::toString),
          Optional.of(call.origin().address()),
          call.now(),
          details);
    }
  }
}
