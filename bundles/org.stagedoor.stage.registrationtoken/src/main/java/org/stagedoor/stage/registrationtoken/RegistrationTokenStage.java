package org.stagedoor.stage.registrationtoken;

import java.util.List;
import java.util.ResourceBundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.BundleData;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.Fields;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Words;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Settlement;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType;

/**
 * The auth type {@code m.login.registration_token}. Passing reserves one use of the token; it is
 * spent when the registration succeeds and released when the session dies.
 */
@Component
@StageType(stage = "m.login.registration_token", concurrency = 64)
public final class RegistrationTokenStage implements Stage {
  private final TokenBox tokens;

  /** A stage upon the tokens in the store. */
  @Activate
  public RegistrationTokenStage(@Reference BundleData data) {
    tokens = new TokenBox(data);
  }

  @Override
  public Outcome attempt(Attempt attempt) {
    String token = new Fields(attempt.input().fields()).text("token");
    return tokens.reserve(token.strip(), attempt.session(), attempt.now())
        ? new Outcome.Passed(List.of(), Dict.of("token", token.strip()))
        : new Outcome.Denied(Errcode.UNAUTHORIZED, wrong(attempt), true);
  }

  private static String wrong(Attempt attempt) {
    return Words.of(RegistrationTokenStage.class, attempt.errorLocales()).getString("wrong");
  }

  @Override
  public Page page(Attempt attempt) {
    ResourceBundle words = Words.of(RegistrationTokenStage.class, attempt.locales());
    Page.Field token = new Page.Field("token", words.getString("token"), Page.Field.Kind.TEXT);
    return new Page.Form(
        words.getString("title"),
        words.getString("prompt"),
        List.of(token),
        words.getString("submit"));
  }

  @Override
  public void settled(Settlement settlement) {
    settlement
        .state()
        .text("token")
        .ifPresent(token -> tokens.settle(token, settlement.session(), settlement.succeeded()));
  }
}
