package org.stagedoor.container;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.stagedoor.container.harness.Features;

/** What the tests of single features go by, whatever the container. */
final class FeatureTests {
  /** What is there already: the account API, for one can't see what is offered without. */
  static final String BASE = "stagedoor-console";

  static final String FLOWS = "org.stagedoor.flows";

  /** Without these, some features have nothing to do. */
  static final Map<String, Map<String, String>> SETTINGS =
      Map.of(
          FLOWS,
          Map.of("register", String.join(" | ", Features.built().types())),
          "org.stagedoor.stage.terms",
          Map.of(
              "policy.privacy.version", "1.0",
              "policy.privacy.en.name", "Privacy Policy",
              "policy.privacy.en.url", "https://example.org/privacy.html"),
          "org.stagedoor.stage.recaptcha",
          Map.of("public.key", "any", ".secret", "any"),
          "org.stagedoor.mail.smtp",
          Map.of("host", "127.0.0.1", "port", "9", "from", "matrix@example.org"),
          "org.stagedoor.sms.http",
          Map.of("url", "http://127.0.0.1:9/", "countries.allowed", "GB", "body", "{to} {text}"));

  /** A stage that proves addresses is offered when something carries messages to them. */
  private static final Map<String, String> MESSENGERS =
      Map.of(
          "stagedoor-stage-email", "stagedoor-mail-smtp",
          "stagedoor-stage-msisdn", "stagedoor-sms-http");

  /** Only who has an account at a provider can pass these. */
  private static final Set<String> NOT_STRANGERS = Set.of("m.login.sso", "m.login.oauth2");

  private FeatureTests() {}

  /** The features that are installed one at a time. */
  static Stream<String> all() {
    return Features.built().names().stream().filter(feature -> !feature.equals("stagedoor"));
  }

  /** What is installed to try a feature. */
  static List<String> trial(String feature) {
    return MESSENGERS.containsKey(feature)
        ? List.of(feature, MESSENGERS.get(feature))
        : List.of(feature);
  }

  /** The auth types that there must be beside a feature: those of the base and its own. */
  static Set<String> types(String feature) {
    Set<String> types = new TreeSet<>(Features.built().types(BASE));
    types.addAll(Features.built().types(feature));
    return types;
  }

  /** How these are offered to somebody who registers. */
  static List<List<String>> flows(Set<String> types) {
    return types.stream().filter(type -> !NOT_STRANGERS.contains(type)).map(List::of).toList();
  }
}
