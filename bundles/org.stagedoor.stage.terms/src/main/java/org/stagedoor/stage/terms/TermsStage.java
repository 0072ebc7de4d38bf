package org.stagedoor.stage.terms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.UserData;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.config.LiveSettings;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Claim;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Settlement;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType;

/**
 * The auth type {@code m.login.terms}. Asks for agreement to the policies configured under {@value
 * #PID}, and of a user who is known only to those whose version in force she has not accepted yet:
 * a new version is asked for again, in whichever flow has this stage. Without a configuration it is
 * not there.
 *
 * <pre>
 * policy.privacy.version = 1.2
 * policy.privacy.en.name = Privacy policy
 * policy.privacy.en.url = https://example.org/privacy-1.2-en.html
 * policy.privacy.de.name = Datenschutzerklärung
 * policy.privacy.de.url = https://example.org/privacy-1.2-de.html
 * </pre>
 */
@Component(
    immediate = true,
    configurationPid = TermsStage.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@StageType(stage = "m.login.terms", blocking = false, guessable = false, concurrency = 64)
public final class TermsStage implements Stage {
  static final String PID = "org.stagedoor.stage.terms";

  private static final String SHOWN = "shown";

  private final LiveSettings<List<Policy>> policies;
  private final Acceptances acceptances;

  /**
   * A stage that asks for agreement to the policies of a configuration.
   *
   * @throws SettingException if the configuration is wrong
   */
  @Activate
  public TermsStage(@Reference UserData data, Map<String, ?> properties) {
    policies = new LiveSettings<>(PID, properties, Policies::read);
    acceptances = new Acceptances(data);
  }

  /** Called by DS when the file has changed. */
  @Modified
  void update(Map<String, ?> properties) {
    policies.update(properties);
  }

  private List<Policy> outstanding(Optional<UserId> user) {
    Dict accepted = user.map(acceptances::of).orElse(Dict.EMPTY);
    return policies.current().stream()
        .filter(policy -> !Acceptances.has(accepted, policy))
        .toList();
  }

  @Override
  public Dict params(Attempt attempt) {
    Dict shown = Dict.EMPTY;
    for (Policy policy : outstanding(attempt.subject())) {
      shown = shown.with(policy.id(), policy.dict());
    }
    return Dict.of("policies", shown);
  }

  /** A name of all versions in force. */
  @Override
  public String shows() {
    return Policy.digest(policies.current());
  }

  @Override
  public Page page(Attempt attempt) {
    return TermsPage.of(attempt, outstanding(attempt.subject()));
  }

  @Override
  public Outcome attempt(Attempt attempt) {
    List<Policy> outstanding = outstanding(attempt.subject());
    if (outstanding.isEmpty()) {
      return Outcome.passed();
    }
    if (attempt.input() instanceof Input.Browser page && !ticked(page.fields(), outstanding)) {
      return Outcome.denied(Errcode.FORBIDDEN, TermsPage.missing(attempt));
    }
    if (attempt.input() instanceof Input.Auth && !seen(attempt)) {
      return new Outcome.Ongoing(Dict.of(SHOWN, shows()), Dict.EMPTY);
    }
    Dict versions = Dict.EMPTY;
    for (Policy policy : outstanding) {
      versions = versions.with(policy.id(), policy.version());
    }
    Dict state =
        Dict.of(
            "versions", versions,
            "at", attempt.now().toEpochMilli(),
            "language", outstanding.get(0).in(attempt.locales()).language());
    List<Claim> facts =
        outstanding.stream()
            .<Claim>map(policy -> new Claim.Fact(PID + "/" + policy.id(), policy.version()))
            .toList();
    return new Outcome.Passed(
        facts, state.with("user", attempt.subject().map(UserId::toString).orElse(null)));
  }

  /**
   * Whether a client accepts what it was shown. It says only that it accepts; where the versions in
   * force are not those of the challenge that began its session, it is shown them first.
   */
  private boolean seen(Attempt attempt) {
    return attempt.state().text(SHOWN).or(attempt::shown).filter(shows()::equals).isPresent();
  }

  /** Who was shown another version, before a change of the settings, has not seen this one. */
  private static boolean ticked(Dict fields, List<Policy> outstanding) {
    return outstanding.stream()
        .allMatch(
            policy ->
                fields.text(TermsPage.field(policy)).filter(policy.version()::equals).isPresent());
  }

  @Override
  public void settled(Settlement settlement) {
    Dict state = settlement.state();
    Optional<UserId> user = settlement.user().or(() -> state.text("user").flatMap(UserId::parse));
    Optional<Dict> versions = state.dict("versions");
    if (settlement.succeeded() && user.isPresent() && versions.isPresent()) {
      acceptances.add(user.get(), versions.get(), state.only(List.of("at", "language")));
    }
  }
}
