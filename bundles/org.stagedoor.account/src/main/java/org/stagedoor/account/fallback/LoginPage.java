package org.stagedoor.account.fallback;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.operation.Endpoint;

/** {@code GET /_matrix/static/client/login/}: the form to log in with. */
@Component
@Route(
    route = {"GET /_matrix/static/client/login/", "GET /_matrix/static/client/login"},
    access = Access.ANYBODY)
public final class LoginPage implements Endpoint {
  private final LoginChoices choices;

  /** Shows what can be used now. */
  @Activate
  public LoginPage(@Reference LoginChoices choices) {
    this.choices = choices;
  }

  @Override
  public Reply serve(Call call) {
    LoginWords words = LoginWords.of(call);
    Optional<String> token = call.queried(LoginChoices.TOKEN);
    if (token.isPresent()) {
      return new Reply.Web(200, words.resume(token.get()));
    }
    return choices.any(call)
        ? new Reply.Web(200, choices.page(call, words))
        : new Reply.Web(503, words.refusal("unavailable"));
  }
}
