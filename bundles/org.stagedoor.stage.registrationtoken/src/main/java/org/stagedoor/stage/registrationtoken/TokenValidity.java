package org.stagedoor.stage.registrationtoken;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.BundleData;
import org.stagedoor.api.account.Guesses;
import org.stagedoor.api.account.Guesses.Subject;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;

/**
 * Tells a client early whether a token is good. Asking about one that is not counts as a guess, or
 * tokens could be tried here at any speed.
 */
@Component
@Route(
    route = "GET /_matrix/client/v1/register/m.login.registration_token/validity",
    access = Access.ANYBODY)
public final class TokenValidity implements Endpoint {
  private final TokenBox tokens;
  private final Guesses guesses;

  /** An endpoint upon the tokens in the store. */
  @Activate
  public TokenValidity(@Reference BundleData data, @Reference Guesses guesses) {
    tokens = new TokenBox(data);
    this.guesses = guesses;
  }

  @Override
  public Reply serve(Call call) {
    String token = call.queried("token").orElseThrow(() -> MatrixException.missing("token"));
    Subject address = new Subject(Subject.Kind.ADDRESS, call.origin().address());
    try (Guesses.Guess guess = guesses.open(Set.of(address))) {
      boolean valid = tokens.find(token).filter(found -> found.open(call.now())).isPresent();
      if (valid) {
        guess.none();
      }
      return Reply.ok(Dict.of("valid", valid));
    }
  }
}
