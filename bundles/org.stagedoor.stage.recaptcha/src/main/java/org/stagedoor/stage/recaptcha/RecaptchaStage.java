package org.stagedoor.stage.recaptcha;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.stagedoor.api.config.LiveSettings;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType;

/**
 * The auth type {@code m.login.recaptcha}, as configured under {@value #PID}; not there without a
 * configuration.
 */
@Component(
    immediate = true,
    configurationPid = RecaptchaStage.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = RecaptchaStage.Config.class)
@StageType(stage = "m.login.recaptcha", concurrency = 32)
public final class RecaptchaStage implements Stage {
  static final String PID = "org.stagedoor.stage.recaptcha";

  /** Longer than what any provider's script makes. */
  private static final int MAX_RESPONSE = 16 * 1024;

  private final LiveSettings<InForce> settings;

  /** Whose captchas, and how strictly. */
  @ObjectClassDefinition(name = "Stagedoor: captcha")
  public @interface Config {
    /** Whose. */
    @AttributeDefinition(
        name = "Provider",
        description = "google, hcaptcha or turnstile; for others, the one that is most like it.")
    String preset() default "google";

    /** The public key. */
    @AttributeDefinition(name = "Public key", description = "Names this site; clients see it.")
    String public_key() default "";

    /** The secret. */
    @AttributeDefinition(name = "Secret", description = "Proves this site to the provider.")
    String _secret() default "";

    /** Where responses are checked. */
    @AttributeDefinition(
        name = "Address of the check",
        description =
            "Empty for the provider's own; it must take and answer what reCAPTCHA's does.")
    String verify_url() default "";

    /** The script. */
    @AttributeDefinition(name = "Address of the script", description = "Empty for the provider's.")
    String script_url() default "";

    /** The class of the element. */
    @AttributeDefinition(name = "CSS class", description = "Empty for the provider's.")
    String css_class() default "";

    /** The field of the form. */
    @AttributeDefinition(name = "Field of the response", description = "Empty for the provider's.")
    String response_field() default "";

    /** Sites that the page needs. */
    @AttributeDefinition(
        name = "Sites",
        description =
            "Addresses, separated by blanks, from which the script loads more; empty for the provider's.")
    String sites() default "";

    /** Where captchas may have been solved. */
    @AttributeDefinition(
        name = "Host names",
        description =
            "Where captchas may have been solved, separated by blanks, if the provider tells; empty for any.")
    String hostnames() default "";

    /** The least score. */
    @AttributeDefinition(
        name = "Least score",
        description = "0 to 1; who scores less is refused, if the provider gives scores.")
    double least_score() default 0;

    /** The longest wait. */
    @AttributeDefinition(name = "Time limit", description = "In milliseconds, 100 to 9000.")
    int timeout_millis() default 5000;

    /** Whether the client's address is told. */
    @AttributeDefinition(
        name = "Tell addresses",
        description = "Whether the provider is told the client's address.")
    boolean tell_address() default true;

    /** Whether to let in who can't be checked. */
    @AttributeDefinition(
        name = "Fail open",
        description = "Whether everybody is let in while the provider is away.")
    boolean fail_open() default false;
  }

  /**
   * Called by DS.
   *
   * @throws SettingException if a setting is wrong
   */
  @Activate
  public RecaptchaStage(@Reference JsonCodec json, Map<String, ?> properties) {
    this(properties, settings -> new RemoteCaptchas(settings, json));
  }

  RecaptchaStage(Map<String, ?> properties, Function<CaptchaSettings, Captchas> captchas) {
    settings =
        new LiveSettings<>(
            PID,
            properties,
            file -> {
              CaptchaSettings read = CaptchaSettings.of(file);
              return new InForce(read, captchas.apply(read));
            });
  }

  private record InForce(CaptchaSettings settings, Captchas captchas) {}

  /** Called by DS when the file has changed. */
  @Modified
  void update(Map<String, ?> properties) {
    settings.update(properties);
  }

  @Override
  public Dict params(Attempt attempt) {
    return Dict.of("public_key", settings.current().settings().publicKey());
  }

  @Override
  public Page page(Attempt attempt) {
    return CaptchaPage.of(attempt, settings.current().settings());
  }

  @Override
  public Outcome attempt(Attempt attempt) {
    InForce now = settings.current();
    Optional<String> response = response(attempt.input(), now.settings());
    if (response.isEmpty()) {
      return Outcome.denied(Errcode.CAPTCHA_NEEDED, CaptchaPage.error(attempt, "needed"));
    }
    Verdict verdict =
        response.get().length() > MAX_RESPONSE
            ? Verdict.REFUSED
            : now.captchas().check(response.get(), attempt.remoteAddress());
    if (verdict == Verdict.SOLVED || (verdict == Verdict.UNKNOWN && now.settings().open())) {
      return Outcome.passed();
    }
    return verdict == Verdict.REFUSED
        ? new Outcome.Denied(Errcode.CAPTCHA_INVALID, CaptchaPage.error(attempt, "unsolved"), true)
        : Outcome.denied(Errcode.UNKNOWN, CaptchaPage.error(attempt, "away"));
  }

  private static Optional<String> response(Input input, CaptchaSettings settings) {
    Dict fields = input.fields();
    String field = input instanceof Input.Browser ? settings.provider().field() : "response";
    return fields.text(field).map(String::strip).filter(text -> !text.isEmpty());
  }
}
