package org.stagedoor.account.token;

import java.time.Duration;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Audit;
import org.stagedoor.account.Purpose;
import org.stagedoor.account.login.LoginRules;
import org.stagedoor.api.account.LoginTokens;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.operation.Guarded;
import org.stagedoor.api.operation.Operation;

/** {@code POST /login/get_token}: a login token for another device. Always authenticated anew. */
@Component
@Guarded(operation = "get_login_token")
@Route(route = "POST /_matrix/client/v1/login/get_token")
public final class GetToken implements Operation {
  private final LoginTokens tokens;
  private final LoginRules rules;
  private final Audit audit;

  /** Goes by the rules of log-in. */
  @Activate
  public GetToken(
      @Reference LoginTokens tokens, @Reference LoginRules rules, @Reference Audit audit) {
    this.tokens = tokens;
    this.rules = rules;
    this.audit = audit;
  }

  @Override
  public void validate(Call call) {
    if (!rules.offersTokens()) {
      throw MatrixException.forbidden("Login tokens are off on this server");
    }
  }

  @Override
  public Dict bound(Call call) {
    return Dict.EMPTY;
  }

  @Override
  public String purpose(Call call, Locale locale) {
    return new Purpose(locale).say("token");
  }

  @Override
  public Effect prepare(Call call, Grant grant) {
    UserId user = call.user().user();
    Duration lifetime = rules.tokenLifetime();
    return () -> {
      LoginTokens.Issued issued = tokens.issue(user, lifetime, call.now());
      audit.done(call, "token.issue", user);
      return Operation.done(
          Reply.ok(Dict.of("login_token", issued.token(), "expires_in_ms", lifetime.toMillis())));
    };
  }
}
