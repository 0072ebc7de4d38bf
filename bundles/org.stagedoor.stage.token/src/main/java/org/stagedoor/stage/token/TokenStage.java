package org.stagedoor.stage.token;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.LoginTokens;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.Fields;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Words;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Claim;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType;
import org.stagedoor.api.stage.StageType.Proves;

/**
 * The auth type {@code m.login.token} of the specification's release r0.6: whoever has a login
 * token is the user that it names. The token belongs to the first {@code txn_id} that presents it,
 * and is used up by the session that it passes.
 */
@Component
@StageType(stage = "m.login.token", proves = Proves.USER, blocking = false, concurrency = 64)
public final class TokenStage implements Stage {
  private final LoginTokens tokens;

  /** Redeems the tokens by which one logs in, too. */
  @Activate
  public TokenStage(@Reference LoginTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Outcome attempt(Attempt attempt) {
    String token = new Fields(attempt.input().fields()).text("token").strip();
    String wrong = words(attempt.errorLocales()).getString("wrong");
    Outcome.Denied late = new Outcome.Denied(Errcode.FORBIDDEN, wrong, false);
    return tokens
        .redeem(token, transaction(attempt), attempt.session(), attempt.now())
        .<Outcome>map(
            good ->
                new Outcome.Passed(List.of(new Claim.User(good.user())), Dict.EMPTY)
                    .using(new Outcome.Use(good.nonce(), good.until(), late)))
        .orElseGet(() -> Outcome.wrong(wrong));
  }

  /** A page has no transaction of its own: all that it sends for a session is one. */
  private static String transaction(Attempt attempt) {
    return attempt.input() instanceof Input.Auth auth
        ? new Fields(auth.fields()).text("txn_id")
        : "page " + attempt.session();
  }

  private static ResourceBundle words(List<Locale> wanted) {
    return Words.of(TokenStage.class, wanted);
  }

  @Override
  public Page page(Attempt attempt) {
    ResourceBundle words = words(attempt.locales());
    Page.Field token = new Page.Field("token", words.getString("token"), Page.Field.Kind.TEXT);
    return new Page.Form(
        words.getString("title"),
        words.getString("prompt"),
        List.of(token),
        words.getString("submit"));
  }
}
