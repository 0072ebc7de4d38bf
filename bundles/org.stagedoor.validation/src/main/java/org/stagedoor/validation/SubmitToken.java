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
import org.stagedoor.validation.session.Links;

/**
 * Takes the code that a user typed: the {@code submit_url}. Clients send JSON; in a browser it is a
 * page with {@code sid} and {@code client_secret} in the query, which asks for the code.
 */
@Component
@Route(
    route = {
      "POST /stagedoor/validate/{medium}/submit_token",
      "GET /stagedoor/validate/{medium}/submit_token"
    },
    access = Access.ANYBODY)
public final class SubmitToken implements Endpoint {
  private static final String SID = "sid";

  private final ValidationSessions sessions;
  private final Guesses guesses;
  private final Links links;

  /** Called by DS. */
  @Activate
  public SubmitToken(
      @Reference ValidationSessions sessions, @Reference Guesses guesses, @Reference Links links) {
    this.sessions = sessions;
    this.guesses = guesses;
    this.links = links;
  }

  static String path(String medium) {
    return "/stagedoor/validate/" + medium + "/submit_token";
  }

  @Override
  public Reply serve(Call call) {
    CodePage page = new CodePage(call);
    if (call.method().equals("GET")) {
      return page.question();
    }
    if (call.body().has(SID) || call.queried(SID).isEmpty()) {
      String sid = call.fields().text(SID);
      String secret = call.fields().text("client_secret");
      return Reply.ok(Dict.of("success", submit(sid, secret, call.fields().text("token"), call)));
    }
    return submit(page.sid(), page.clientSecret(), page.code(), call)
        ? page.done(links.next(page.sid(), page.clientSecret(), call.now()))
        : page.wrong();
  }

  private boolean submit(String sid, String secret, String token, Call call) {
    Subject from = new Subject(Subject.Kind.ADDRESS, call.origin().address());
    try (Guesses.Guess guess = guesses.open(Set.of(from))) {
      boolean right = sessions.submit(sid, secret, token, call.now());
      if (right) {
        guess.right();
      }
      return right;
    }
  }
}
