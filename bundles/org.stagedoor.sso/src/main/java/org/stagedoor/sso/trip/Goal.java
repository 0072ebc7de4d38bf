package org.stagedoor.sso.trip;

import java.net.URI;
import java.util.Optional;
import org.stagedoor.api.json.Dict;

/** What a user is sent to a provider for. */
public sealed interface Goal permits Goal.Login, Goal.Step {
  /**
   * To log in.
   *
   * @param client where the client wants the browser back
   * @param browser names the only browser that may come back
   */
  record Login(String client, String browser) implements Goal {}

  /**
   * To pass a stage of a session.
   *
   * @param session the session's public key
   * @param back the address of the stage that what comes back is led to
   */
  record Step(String session, URI back) implements Goal {
    /** Without the address, which acts for the session. */
    @Override
    public String toString() {
      return "Step[" + session + "]";
    }
  }

  /** As it is sealed. */
  default Dict dict() {
    if (this instanceof Login login) {
      return Dict.of("client", login.client(), "browser", login.browser());
    }
    Step step = (Step) this;
    return Dict.of("session", step.session(), "back", step.back().toString());
  }

  /** What was sealed. */
  static Optional<Goal> of(Dict dict) {
    Optional<String> session = dict.text("session");
    if (session.isPresent()) {
      return dict.text("back").map(back -> new Step(session.get(), URI.create(back)));
    }
    return dict.text("client")
        .flatMap(client -> dict.text("browser").map(browser -> new Login(client, browser)));
  }
}
