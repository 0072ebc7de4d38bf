package org.stagedoor.validation;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Guesses;
import org.stagedoor.api.account.Guesses.Subject;
import org.stagedoor.api.account.ValidationSessions;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;

/** Takes the code that a user typed into her client: the {@code submit_url}. */
@Component
@Route(route = "POST /stagedoor/validate/{medium}/submit_token", access = Access.ANYBODY)
public final class SubmitToken implements Endpoint {
  private final ValidationSessions sessions;
  private final Guesses guesses;

  /** Called by DS. */
  @Activate
  public SubmitToken(@Reference ValidationSessions sessions, @Reference Guesses guesses) {
    this.sessions = sessions;
    this.guesses = guesses;
  }

  static String path(String medium) {
    return "/stagedoor/validate/" + medium + "/submit_token";
  }

  @Override
  public Reply serve(Call call) {
    String sid = call.fields().text("sid");
    String secret = call.fields().text("client_secret");
    String token = call.fields().text("token");
    Subject from = new Subject(Subject.Kind.ADDRESS, call.origin().address());
    try (Guesses.Guess guess = guesses.open(Set.of(from))) {
      boolean right = sessions.submit(sid, secret, token, call.now());
      if (right) {
        guess.right();
      }
      return Reply.ok(Dict.of("success", right));
    }
  }
}
