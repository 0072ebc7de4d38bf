package org.stagedoor.sso.login;

import java.util.Optional;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;
import org.stagedoor.sso.trip.Goal.Login;

/**
 * A user who is to be sent back to her client.
 *
 * @param user the user
 * @param generation of what proves her, as it was when she came
 * @param id makes it count once
 * @param login what she came for
 */
record Handover(UserId user, long generation, String id, Login login) {
  Dict dict() {
    return login.dict().with("user", user.toString()).with("generation", generation).with("id", id);
  }

  static Optional<Handover> of(Dict dict) {
    Optional<UserId> user = dict.text("user").flatMap(UserId::parse);
    Optional<String> client = dict.text("client");
    Optional<String> browser = dict.text("browser");
    Optional<String> id = dict.text("id");
    if (user.isEmpty() || client.isEmpty() || browser.isEmpty() || id.isEmpty()) {
      return Optional.empty();
    }
    Login login = new Login(client.get(), browser.get());
    return Optional.of(
        new Handover(user.get(), dict.integer("generation").orElse(-1), id.get(), login));
  }
}
