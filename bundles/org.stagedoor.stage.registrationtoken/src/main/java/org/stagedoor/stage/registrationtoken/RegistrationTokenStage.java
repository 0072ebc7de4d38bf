package org.stagedoor.stage.registrationtoken;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.stagedoor.api.account.BundleData;
import org.stagedoor.api.config.LiveSettings;
import org.stagedoor.api.config.SettingException;
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
import org.stagedoor.stage.registrationtoken.Token.Reservation;

/**
 * The auth type {@code m.login.registration_token}. Passing reserves one use of the token; it is
 * spent when the registration succeeds and released when the session dies.
 */
@Component(immediate = true, configurationPid = RegistrationTokenStage.PID)
@Designate(ocd = RegistrationTokenStage.Config.class)
@StageType(stage = "m.login.registration_token", blocking = false, concurrency = 64)
public final class RegistrationTokenStage implements Stage {
  static final String PID = "org.stagedoor.stage.registrationtoken";

  private static final String TOKEN = "token";
  private static final String UNNOTED = "unnoted";

  private final TokenBox tokens;
  private final LiveSettings<Reserving> reserving;

  /** What is reserved for sessions that are under way. */
  @ObjectClassDefinition(name = "Stagedoor: registration tokens")
  public @interface Config {
    /** The time. */
    @AttributeDefinition(
        name = "Minutes of a reservation",
        description =
            "How long a registration may take once the token was shown, 1 to 2880 minutes.")
    int reservation_minutes() default 2880;

    /** The number. */
    @AttributeDefinition(
        name = "Reservations of a remote address",
        description = "How many uses of a token its registrations may hold at a time, 1 to 500.")
    int reservations_per_address() default 20;
  }

  /**
   * A stage upon the tokens in the store.
   *
   * @throws SettingException if a setting is out of its range
   */
  @Activate
  public RegistrationTokenStage(@Reference BundleData data, Map<String, ?> properties) {
    tokens = new TokenBox(data);
    reserving = new LiveSettings<>(PID, properties, Reserving::read);
  }

  /** Called by DS when the file has changed. */
  @Modified
  void update(Map<String, ?> properties) {
    reserving.update(properties);
  }

  @Override
  public Outcome attempt(Attempt attempt) {
    String token = new Fields(attempt.input().fields()).text(TOKEN).strip();
    Reserving rules = reserving.current();
    Reservation held = rules.held(attempt.remoteAddress(), attempt.now());
    Instant now = attempt.now();
    return switch (tokens.reserve(token, attempt.session(), held, rules.perAddress(), now)) {
      case NOTED -> new Outcome.Passed(List.of(), Dict.of(TOKEN, token)).until(rules.until(now));
      case UNNOTED ->
          new Outcome.Passed(List.of(), Dict.of(TOKEN, token, UNNOTED, true))
              .until(rules.until(now));
      case REFUSED -> new Outcome.Denied(Errcode.UNAUTHORIZED, wrong(attempt), true);
    };
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
    Dict state = settlement.state();
    boolean unnoted = state.flag(UNNOTED).orElse(false);
    state
        .text(TOKEN)
        .ifPresent(
            token -> {
              if (!unnoted) {
                tokens.settle(token, settlement.session(), settlement.succeeded());
              } else if (settlement.succeeded()) {
                tokens.count(token);
              }
            });
  }
}
