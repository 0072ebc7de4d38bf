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
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.config.SettingsFile;
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
   * @throws SettingException if a setting is wrong
   */
  static CaptchaSettings of(SettingsFile file) {
    return new CaptchaSettings(
        provider(file),
        file.text("public.key").orElseThrow(() -> file.wrong("public.key", "there")),
        file.text(".secret").orElseThrow(() -> file.wrong(".secret", "there")),
        Duration.ofMillis(file.number("timeout.millis", 100, 9000, 5000)),
        file.flag("tell.address", true),
        file.flag("fail.open", false),
        Set.copyOf(file.list("hostnames")),
        score(file));
  }

  private static BigDecimal score(SettingsFile file) {
    try {
      BigDecimal score = new BigDecimal(file.text("least.score").orElse("0"));
      if (score.signum() >= 0 && score.compareTo(BigDecimal.ONE) <= 0) {
        return score;
      }
    } catch (NumberFormatException e) {
      // Said below, with the range.
    }
    throw file.wrong("least.score", "a number from 0 to 1");
  }

  private static Provider provider(SettingsFile file) {
    Provider known =
        Objects.requireNonNull(
            Provider.PRESETS.get(file.choice("preset", "google", "hcaptcha", "turnstile")));
    List<String> sites = file.list("sites");
    sites.forEach(site -> uri(file, "sites", site));
    return new Provider(
        uri(file, "verify.url").orElse(known.verify()),
        uri(file, "script.url").orElse(known.script()),
        name(file, "css.class").orElse(known.style()),
        name(file, "response.field").orElse(known.field()),
        sites.isEmpty()
            ? known.sites()
            : Map.of(
                "script-src", sites,
                "frame-src", sites,
                "style-src", sites,
                "connect-src", sites),
        known.scoresRisk());
  }

  private static Optional<URI> uri(SettingsFile file, String key) {
    return file.text(key).map(text -> uri(file, key, text));
  }

  private static URI uri(SettingsFile file, String key, String text) {
    try {
      URI uri = new URI(text);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (web && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below: the reason is the same.
    }
    throw file.wrong(key, "a http or https address");
  }

  private static Optional<String> name(SettingsFile file, String key) {
    Optional<String> name = file.text(key);
    if (name.filter(text -> !NAME.matcher(text).matches()).isPresent()) {
      throw file.wrong(key, "a name of letters, digits, - and _");
    }
    return name;
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
