package org.stagedoor.account.login;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.LoginTokens;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;

/** The log-in type {@code m.login.token}. */
@Component(service = TokenLogin.class)
public final class TokenLogin {
  private final LoginTokens tokens;

  /** Redeems login tokens. */
  @Activate
  public TokenLogin(@Reference LoginTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * Who logs in; the token is used up in the transaction that opens the device.
   *
   * @throws MatrixException 403 {@code M_FORBIDDEN} if the token is not good, whatever the reason
   */
  Proven authenticate(Call call) {
    String token = call.fields().text("token");
    UserId user =
        tokens
            .present(token, call.fields().optionalText("txn_id"), call.now())
            .orElseThrow(TokenLogin::refused);
    return new Proven(
        user,
        () -> {
          if (!tokens.spend(token, call.now())) {
            throw refused();
          }
        });
  }

  private static MatrixException refused() {
    return MatrixException.forbidden("Invalid login token");
  }
}
