package org.stagedoor.stage.recaptcha;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.stagedoor.api.json.Dict;

/**
 * The configuration, checked.
 *
 * @param provider whose captchas
 * @param publicKey names this site to the provider
 * @param secret proves it
 * @param timeout how long the provider may take
 * @param tellAddress whether the provider is told the client's address
 * @param open whether who can't be checked, since the provider is away, is let in
 * @param hostnames where captchas may have been solved; empty for anywhere
 * @param leastScore the least score that is let in, where the provider gives one
 */
record CaptchaSettings(
    Provider provider,
    String publicKey,
    String secret,
    Duration timeout,
    boolean tellAddress,
    boolean open,
    Set<String> hostnames,
    BigDecimal leastScore) {
  /** What providers complain of when it is not the visitor's fault. */
  static final Set<String> OPERATORS_FAULTS =
      Set.of(
          "missing-input-secret",
          "invalid-input-secret",
          "sitekey-secret-mismatch",
          "bad-request",
          "not-using-dummy-passcode",
          "missing-remoteip",
          "invalid-remoteip",
          "internal-error");

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  /**
   * Reads the configuration.
   *
   * @throws IllegalArgumentException with PID and key if a setting is wrong
   */
  static CaptchaSettings of(RecaptchaStage.Config config) {
    check(!config.public_key().isBlank(), "public.key", "is missing");
    check(!config._secret().isBlank(), ".secret", "is missing");
    check(
        config.timeout_millis() >= 100 && config.timeout_millis() <= 9000,
        "timeout.millis",
        "must be 100 to 9000");
    check(config.least_score() >= 0 && config.least_score() <= 1, "least.score", "must be 0 to 1");
    return new CaptchaSettings(
        provider(config),
        config.public_key().strip(),
        config._secret().strip(),
        Duration.ofMillis(config.timeout_millis()),
        config.tell_address(),
        config.fail_open(),
        Set.copyOf(list(config.hostnames())),
        BigDecimal.valueOf(config.least_score()));
  }

  private static Provider provider(RecaptchaStage.Config config) {
    Provider preset = Provider.PRESETS.get(config.preset());
    check(preset != null, "preset", "must be one of google, hcaptcha, turnstile");
    Provider known = Objects.requireNonNull(preset);
    URI script = uri("script.url", config.script_url()).orElse(known.script());
    List<String> sites = list(config.sites());
    sites.forEach(site -> uri("sites", site));
    return new Provider(
        uri("verify.url", config.verify_url()).orElse(known.verify()),
        script,
        name("css.class", config.css_class()).orElse(known.style()),
        name("response.field", config.response_field()).orElse(known.field()),
        sites.isEmpty()
            ? known.sites()
            : Map.of(
                "script-src", sites,
                "frame-src", sites,
                "style-src", sites,
                "connect-src", sites),
        known.scoresRisk());
  }

  private static List<String> list(String value) {
    return Pattern.compile("[\\s,]+")
        .splitAsStream(value.strip())
        .filter(it -> !it.isEmpty())
        .toList();
  }

  private static Optional<URI> uri(String key, String value) {
    if (value.isBlank()) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(value.strip());
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      check(web && uri.getHost() != null, key, "must be a http or https address");
      return Optional.of(uri);
    } catch (URISyntaxException e) {
      throw wrong(key, "must be a http or https address");
    }
  }

  private static Optional<String> name(String key, String value) {
    if (value.isBlank()) {
      return Optional.empty();
    }
    check(NAME.matcher(value).matches(), key, "must be a name of letters, digits, - and _");
    return Optional.of(value);
  }

  private static void check(boolean right, String key, String problem) {
    if (!right) {
      throw wrong(key, problem);
    }
  }

  private static IllegalArgumentException wrong(String key, String problem) {
    return new IllegalArgumentException(RecaptchaStage.PID + ": " + key + " " + problem);
  }

  /** Whether the rest of an answer that says success is as wanted, where it says anything. */
  boolean accepts(Dict answer) {
    boolean here =
        hostnames.isEmpty() || answer.text("hostname").map(hostnames::contains).orElse(true);
    return here && score(answer).map(score -> score.compareTo(leastScore) >= 0).orElse(true);
  }

  /** How likely it is a person, 0 to 1; where the provider tells how likely it is not, the rest. */
  private Optional<BigDecimal> score(Dict answer) {
    if (!(answer.get("score") instanceof Number number)) {
      return Optional.empty();
    }
    BigDecimal told = new BigDecimal(number.toString());
    return Optional.of(provider.scoresRisk() ? BigDecimal.ONE.subtract(told) : told);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "CaptchaSettings[" + provider.verify() + "]";
  }
}
