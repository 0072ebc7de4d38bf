package org.stagedoor.stage.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Settlement;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.testkit.MemoryUserData;
import org.stagedoor.testkit.StageContract;
import org.stagedoor.testkit.TestAttempt;

class TermsStageTest implements StageContract {
  private static final UserId ALICE = new UserId("alice", "example.org");
  private static final String NAME = "org.stagedoor.stage.terms";

  private final MemoryUserData data = new MemoryUserData();

  private static Map<String, String> configuration() {
    return Map.of(
        "policy.privacy.version", "1.0",
        "policy.privacy.en.name", "Privacy <policy>",
        "policy.privacy.en.url", "https://example.org/privacy?a=1&b=2",
        "policy.privacy.de.name", "Datenschutzerklärung",
        "policy.privacy.de.url", "https://example.org/datenschutz",
        "policy.tos.version", "7",
        "policy.tos.fr.name", "Conditions d’utilisation",
        "policy.tos.fr.url", "https://example.org/conditions",
        "service.pid", NAME);
  }

  private TermsStage stage(String key, String value) {
    Map<String, String> other = new HashMap<>(configuration());
    other.put(key, value);
    return new TermsStage(data, other);
  }

  @Override
  public Stage stage() {
    return new TermsStage(data, configuration());
  }

  @Override
  public List<Input> passing() {
    return List.of(new Input.Auth(Dict.EMPTY));
  }

  /** An attempt of a client that was shown what is in force. */
  private TestAttempt attempt() {
    return TestAttempt.attempt().shown(stage().shows());
  }

  private static Settlement success(Outcome outcome) {
    Dict state = assertInstanceOf(Outcome.Passed.class, outcome).state();
    return new Settlement("session-1", true, state, Optional.of(ALICE));
  }

  private Dict kept() {
    return data.get(ALICE, NAME).orElse(Dict.EMPTY);
  }

  @Test
  void showsPoliciesAsSpecified() {
    Dict policies = stage().params(attempt()).dict("policies").orElseThrow();
    assertEquals(Set.of("privacy", "tos"), policies.keys());
    Dict german = Dict.of("name", "Datenschutzerklärung", "url", "https://example.org/datenschutz");
    Dict english =
        Dict.of("name", "Privacy <policy>", "url", "https://example.org/privacy?a=1&b=2");
    assertEquals(
        Dict.of("version", "1.0", "de", german, "en", english),
        policies.dict("privacy").orElseThrow());
  }

  @Test
  void keepsWhatWasAcceptedAndWhen() {
    Outcome outcome = stage().attempt(attempt().in(Locale.GERMANY));
    stage().settled(success(outcome));
    Dict circumstances = Dict.of("at", attempt().now().toEpochMilli(), "language", "de");
    assertEquals(
        Dict.of("privacy", Dict.of("1.0", circumstances), "tos", Dict.of("7", circumstances)),
        kept());
  }

  @Test
  void keepsTheFirstTime() {
    stage().settled(success(stage().attempt(attempt())));
    Dict first = kept();
    stage().settled(success(stage().attempt(attempt().at(attempt().now().plusSeconds(60)))));
    assertEquals(first, kept());
  }

  @Test
  void keepsNothingOfASessionThatDied() {
    Dict state = success(stage().attempt(attempt())).state();
    stage().settled(new Settlement("session-1", false, state, Optional.of(ALICE)));
    assertEquals(Dict.EMPTY, kept());
  }

  @Test
  void keepsItForTheRequesterWhereTheOperationNamesNobody() {
    Outcome outcome = stage().attempt(attempt().subject(ALICE.toString()));
    Dict state = success(outcome).state();
    stage().settled(new Settlement("session-1", true, state, Optional.empty()));
    assertEquals(Set.of("privacy", "tos"), kept().keys());
  }

  @Test
  void asksAgainForWhatIsNew() {
    stage().settled(success(stage().attempt(attempt())));
    assertEquals(
        Dict.of("policies", Dict.EMPTY), stage().params(attempt().subject(ALICE.toString())));
    assertEquals(
        Outcome.passed(), stage().attempt(attempt().subject(ALICE.toString()).posted(Dict.EMPTY)));
    TermsStage next = stage("policy.privacy.version", "2.0");
    assertEquals(
        Set.of("privacy"),
        next.params(attempt().subject(ALICE.toString())).dict("policies").orElseThrow().keys());
    TestAttempt shown = attempt().shown(next.shows()).subject(ALICE.toString());
    next.settled(success(next.attempt(shown)));
    assertEquals(Set.of("1.0", "2.0"), kept().dict("privacy").orElseThrow().keys());
  }

  @Test
  void wantsEachBoxTicked() {
    Dict one = Dict.of("accept.privacy", "1.0");
    assertInstanceOf(Outcome.Denied.class, stage().attempt(attempt().posted(one)));
    assertInstanceOf(
        Outcome.Passed.class, stage().attempt(attempt().posted(one.with("accept.tos", "7"))));
  }

  @Test
  void showsAgainWhatHasChangedSinceItWasShown() {
    Dict shown = Dict.of("accept.privacy", "1.0", "accept.tos", "7");
    TermsStage next = stage("policy.privacy.version", "2\"0");
    assertInstanceOf(Outcome.Denied.class, next.attempt(attempt().posted(shown)));
    Page.Html page = assertInstanceOf(Page.Html.class, next.page(attempt().opened()));
    assertTrue(page.body().contains("name=\"accept.privacy\" value=\"2&quot;0\""), page.body());
    Dict seen = shown.with("accept.privacy", "2\"0");
    next.settled(success(next.attempt(attempt().posted(seen))));
    assertEquals(Set.of("2\"0"), kept().dict("privacy").orElseThrow().keys());
  }

  @Test
  void isNotAcceptedByWhoWasShownAnotherVersion() {
    TermsStage next = stage("policy.privacy.version", "2.0");
    for (TestAttempt early : List.of(attempt(), attempt().shown(""))) {
      Outcome asked = next.attempt(early);
      assertInstanceOf(Outcome.Ongoing.class, asked);

      Outcome.Ongoing older =
          assertInstanceOf(Outcome.Ongoing.class, stage().attempt(early.after(asked)));
      assertInstanceOf(Outcome.Ongoing.class, next.attempt(early.after(older)));
      next.settled(success(next.attempt(early.after(asked))));
      assertEquals(Set.of("2.0"), kept().dict("privacy").orElseThrow().keys());
    }
  }

  @Test
  void linksToThePoliciesInTheUsersLanguage() {
    Page.Html page =
        assertInstanceOf(Page.Html.class, stage().page(attempt().opened().in(Locale.FRENCH)));
    assertTrue(page.body().contains("https://example.org/privacy?a=1&amp;b=2"), page.body());
    assertTrue(page.body().contains(">Privacy &lt;policy&gt;</a>"), page.body());
    assertTrue(page.body().contains(">Conditions d’utilisation</a> (version 7)"), page.body());
    assertFalse(page.body().contains("Datenschutz"));
  }

  @ParameterizedTest
  @CsvSource({
    "policy.privacy.version, '', policy.privacy.version must be",
    "policy.privacy.version, 1 0, policy.privacy.version must be",
    "policy.privacy.en.url, ftp://example.org, policy.privacy.en.url must be",
    "policy.privacy.en.url, javascript:alert(1), policy.privacy.en.url must be",
    "policy.privacy.en.url, /privacy, policy.privacy.en.url must be",
    "policy.privacy.en.url, 'https://a b', policy.privacy.en.url must be",
    "policy.privacy.en.name, '', policy.privacy.en.name must be",
    "policy.privacy.it.name, Privacy, policy.privacy.it.url must be there",
    "policy.cookies.en.name, Cookies, policy.cookies.version must be there",
    "policy.cookies.version, 1, policy.cookies.en.name must be there",
    "policy.cookies.versoin, 1, policy.cookies.versoin must be named"
  })
  void namesTheKeyThatIsWrong(String key, String value, String problem) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> stage(key, value));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.startsWith(NAME + ": " + problem), message);
  }

  @Test
  void isNotThereWithoutAPolicy() {
    assertThrows(IllegalArgumentException.class, () -> new TermsStage(data, Map.of()));
  }
}
