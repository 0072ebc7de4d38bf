package org.stagedoor.stage.recaptcha;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Who makes captchas, and how theirs are shown and checked. What one can't foresee of others, the
 * configuration says.
 *
 * @param verify where a response is checked
 * @param script what shows the captcha
 * @param style the CSS class of the element in which it is shown
 * @param field the form's field in which the script leaves the response
 * @param sites what the page's policy must let in beside the script's own site, by directive
 * @param scoresRisk whether a score of 1 means a robot; else it means a person
 */
record Provider(
    URI verify,
    URI script,
    String style,
    String field,
    Map<String, List<String>> sites,
    boolean scoresRisk) {
  private static final List<String> HCAPTCHA =
      List.of("https://hcaptcha.com", "https://newassets.hcaptcha.com", "https://api.hcaptcha.com");

  static final Provider GOOGLE =
      new Provider(
          URI.create("https://www.google.com/recaptcha/api/siteverify"),
          URI.create("https://www.google.com/recaptcha/api.js"),
          "g-recaptcha",
          "g-recaptcha-response",
          Map.of(
              "script-src", List.of("https://www.gstatic.com/recaptcha/"),
              "frame-src", List.of("https://recaptcha.google.com/recaptcha/")),
          false);

  static final Provider HCAPTCHA_COM =
      new Provider(
          URI.create("https://api.hcaptcha.com/siteverify"),
          URI.create("https://js.hcaptcha.com/1/api.js"),
          "h-captcha",
          "h-captcha-response",
          Map.of(
              "script-src", HCAPTCHA,
              "frame-src", HCAPTCHA,
              "style-src", HCAPTCHA,
              "connect-src", HCAPTCHA),
          true);

  static final Provider TURNSTILE =
      new Provider(
          URI.create("https://challenges.cloudflare.com/turnstile/v0/siteverify"),
          URI.create("https://challenges.cloudflare.com/turnstile/v0/api.js"),
          "cf-turnstile",
          "cf-turnstile-response",
          Map.of(),
          false);

  /** What the names in the configuration stand for. */
  static final Map<String, Provider> PRESETS =
      Map.of("google", GOOGLE, "hcaptcha", HCAPTCHA_COM, "turnstile", TURNSTILE);

  /** Copies the sites. */
  Provider {
    sites = Map.copyOf(sites);
  }

  /** The site of the script, for the page's policy. */
  String site() {
    return script.getScheme() + "://" + script.getRawAuthority();
  }
}
