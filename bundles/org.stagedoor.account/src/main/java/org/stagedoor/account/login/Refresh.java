package org.stagedoor.account.login;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Tokens;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;

/** {@code POST /refresh}: a new pair of tokens for the refresh token of the last. */
@Component
@Route(route = "POST /_matrix/client/{v}/refresh", access = Access.ANYBODY)
public final class Refresh implements Endpoint {
  private final Tokens tokens;
  private final LoginRules rules;

  /** Exchanges tokens in the store. */
  @Activate
  public Refresh(@Reference Tokens tokens, @Reference LoginRules rules) {
    this.tokens = tokens;
    this.rules = rules;
  }

  @Override
  public Reply serve(Call call) {
    return tokens
        .refresh(call.fields().text("refresh_token"), rules.lifetime(true), call.now())
        .map(issued -> Reply.ok(SignIn.pair(issued)))
        .orElseThrow(
            () ->
                new MatrixException(
                    401,
                    Errcode.UNKNOWN_TOKEN,
                    "Unknown refresh token",
                    Dict.of("soft_logout", true)));
  }
}
