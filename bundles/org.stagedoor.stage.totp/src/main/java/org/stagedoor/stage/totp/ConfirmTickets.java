package org.stagedoor.stage.totp;

import java.util.Optional;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.flow.Seals;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.json.Dict;

/**
 * What stands in the form by which a user confirms: whom the session proved, and in which browser.
 *
 * @param seals seals it
 */
record ConfirmTickets(Seals seals) {
  private static final String PURPOSE = "org.stagedoor.stage.totp confirm";

  String make(UserId user, Call call) {
    Dict content = Dict.of("user", user.toString(), "browser", call.origin().browser().orElse(""));
    return seals.seal(PURPOSE, content, call.now().plus(Draft.LIFE));
  }

  /** The user, if the ticket is good in the browser that brings it. */
  Optional<UserId> open(String ticket, Call call) {
    return seals
        .open(PURPOSE, ticket, call.now())
        .filter(content -> content.text("browser").equals(call.origin().browser()))
        .flatMap(content -> content.text("user"))
        .flatMap(UserId::parse);
  }
}
