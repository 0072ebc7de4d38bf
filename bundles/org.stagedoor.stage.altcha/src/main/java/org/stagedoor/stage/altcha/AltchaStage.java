package org.stagedoor.stage.altcha;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.stagedoor.api.account.BundleData;
import org.stagedoor.api.account.Nonces;
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
@Component(configurationPid = AltchaStage.PID)
@Designate(ocd = AltchaStage.Config.class)
@StageType(stage = "org.stagedoor.login.altcha", guessable = false, concurrency = 64)
public final class AltchaStage implements Stage {
  static final String PID = "org.stagedoor.stage.altcha";
  static final String FIELD = "altcha";

  private final Challenges challenges;
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
   * @throws IllegalArgumentException with PID and key if a setting is out of its range
   */
  @Activate
  public AltchaStage(
      @Reference BundleData data,
      @Reference Nonces nonces,
      @Reference JsonCodec json,
      @Reference Server server,
      Config config) {
    check("max.number", config.max_number(), 1000, 10_000_000);
    check("lifetime.seconds", config.lifetime_seconds(), 30, 3600);
    this.challenges =
        new Challenges(
            new SharedKey(data),
            nonces,
            new SecureRandom(),
            config.max_number(),
            Duration.ofSeconds(config.lifetime_seconds()));
    this.json = json;
    this.page = new AltchaPage(server.publicUri());
  }

  private static void check(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s: %s must be %d to %d, not %d".formatted(PID, key, least, most, value));
    }
  }

  @Override
  public Dict params(Attempt attempt) {
    return challenges.make(attempt.now()).dict();
  }

  @Override
  public Page page(Attempt attempt) {
    return page.of(attempt, challenges.make(attempt.now()));
  }

  @Override
  public Outcome attempt(Attempt attempt) {
    Optional<String> sent =
        attempt.input().fields().text(FIELD).map(String::strip).filter(text -> !text.isEmpty());
    if (sent.isEmpty()) {
      return Outcome.denied(Errcode.CAPTCHA_NEEDED, AltchaPage.error(attempt, "needed"));
    }
    return Solution.read(sent.get(), json)
            .filter(it -> challenges.accept(it, attempt.session(), attempt.now()))
            .isPresent()
        ? Outcome.passed()
        : Outcome.denied(Errcode.CAPTCHA_INVALID, AltchaPage.error(attempt, "invalid"));
  }
}
