package org.stagedoor.stage.altcha;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType;

/**
 * The auth type {@code org.stagedoor.login.altcha}: ALTCHA's proof of work. {@code params} are a
 * challenge as ALTCHA's libraries take it; the client sends what they make of it in {@code altcha}:
 * Base64 of a JSON object with {@code algorithm}, {@code challenge}, {@code salt}, {@code
 * signature} and {@code number}. The page does the work by itself, and loads nothing from
 * elsewhere.
 */
@Component(immediate = true, configurationPid = AltchaStage.PID)
@Designate(ocd = AltchaStage.Config.class)
@StageType(
    stage = "org.stagedoor.login.altcha",
    blocking = false,
    guessable = false,
    concurrency = 64)
public final class AltchaStage implements Stage {
  static final String PID = "org.stagedoor.stage.altcha";
  static final String FIELD = "altcha";

  private final LiveSettings<Challenges> challenges;
  private final JsonCodec json;
  private final AltchaPage page;

  /** How much work, and for how long it counts. */
  @ObjectClassDefinition(name = "Stagedoor: proof of work")
  public @interface Config {
    /** The difficulty. */
    @AttributeDefinition(
        name = "Greatest number",
        description = "How many numbers a client may have to try, 1000 to 10000000.")
    int max_number() default 200_000;

    /** The lifetime. */
    @AttributeDefinition(
        name = "Lifetime",
        description = "How long a challenge may be solved and sent, in seconds, 30 to 3600.")
    int lifetime_seconds() default 600;
  }

  /**
   * Called by DS.
   *
   * @throws SettingException if a setting is out of its range
   */
  @Activate
  public AltchaStage(
      @Reference BundleData data,
      @Reference JsonCodec json,
      @Reference Server server,
      Map<String, ?> properties) {
    SharedKey key = new SharedKey(data);
    SecureRandom random = new SecureRandom();
    this.challenges =
        new LiveSettings<>(
            PID,
            properties,
            file ->
                new Challenges(
                    key,
                    random,
                    file.number("max.number", 1000, 10_000_000, 200_000),
                    Duration.ofSeconds(file.number("lifetime.seconds", 30, 3600, 600))));
    this.json = json;
    this.page = new AltchaPage(server.publicUri());
  }

  /** Called by DS when the file has changed. */
  @Modified
  void update(Map<String, ?> properties) {
    challenges.update(properties);
  }

  @Override
  public Dict params(Attempt attempt) {
    return challenges.current().make(attempt.now()).dict();
  }

  @Override
  public Page page(Attempt attempt) {
    return page.of(attempt, challenges.current().make(attempt.now()));
  }

  @Override
  public Outcome attempt(Attempt attempt) {
    Optional<String> sent =
        attempt.input().fields().text(FIELD).map(String::strip).filter(text -> !text.isEmpty());
    if (sent.isEmpty()) {
      return Outcome.denied(Errcode.CAPTCHA_NEEDED, AltchaPage.error(attempt, "needed"));
    }
    Outcome.Denied invalid =
        new Outcome.Denied(Errcode.CAPTCHA_INVALID, AltchaPage.error(attempt, "invalid"), false);
    return Solution.read(sent.get(), json)
        .filter(solution -> challenges.current().accept(solution, attempt.now()))
        .<Outcome>map(
            solution -> new Outcome.Passed(List.of(), Dict.EMPTY).using(use(solution, invalid)))
        .orElse(invalid);
  }

  /** The store learns of a challenge that was solved, for it counts once, and of no other. */
  private static Outcome.Use use(Solution solution, Outcome.Denied otherwise) {
    return new Outcome.Use(PID + "/" + solution.hash(), solution.expires(), otherwise);
  }
}
