package org.stagedoor.stage.altcha;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.testkit.TestAttempt.attempt;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.testkit.MemoryBundleData;
import org.stagedoor.testkit.StageContract;
import org.stagedoor.testkit.TestAttempt;
import org.stagedoor.testkit.TestJson;

class AltchaStageTest implements StageContract {
  private final MemoryBundleData data = new MemoryBundleData();
  private final Stage stage = node(Map.of("max.number", 1000));

  private AltchaStage node(Map<String, ?> settings) {
    return new AltchaStage(data, new TestJson(), new Here(), settings);
  }

  private record Here(String name, URI publicUri) implements Server {
    Here() {
      this("example.org", URI.create("https://example.org/matrix"));
    }
  }

  @Override
  public Stage stage() {
    return stage;
  }

  @Override
  public List<Input> passing() {
    return List.of(new Input.Auth(Dict.of("altcha", Solver.encode(solution()))));
  }

  private Dict solution() {
    return Solver.solve(stage.params(attempt()));
  }

  private static TestAttempt with(Dict solution) {
    return attempt().auth("altcha", Solver.encode(solution));
  }

  private Outcome.Passed passed(TestAttempt attempt) {
    return assertInstanceOf(Outcome.Passed.class, stage.attempt(attempt));
  }

  private void refused(String errcode, TestAttempt attempt) {
    Outcome.Denied denied = assertInstanceOf(Outcome.Denied.class, stage.attempt(attempt));
    assertEquals(errcode, denied.errcode());
    assertFalse(denied.guess());
  }

  @Test
  void showsAChallengeAsAltchasLibrariesTakeIt() {
    Dict first = stage.params(attempt());
    assertEquals(
        List.of("algorithm", "challenge", "maxnumber", "salt", "signature"),
        first.keys().stream().sorted().toList());
    assertEquals("SHA-256", first.text("algorithm").orElseThrow());
    assertTrue(first.text("challenge").orElseThrow().matches("[0-9a-f]{64}"));
    assertEquals(1000, first.integer("maxnumber").orElseThrow());
    long expires = attempt().now().getEpochSecond() + 600;
    assertTrue(first.text("salt").orElseThrow().endsWith("?expires=" + expires + "&"));
    assertNotEquals(first, stage.params(attempt()));
  }

  /** The core makes it count once. */
  @Test
  void usesTheChallengeUp() {
    Dict solution = solution();
    Outcome.Passed passed = passed(with(solution));
    Outcome.Use use = passed.uses().get(0);
    assertTrue(use.nonce().endsWith("/" + solution.text("challenge").orElseThrow()), use.nonce());
    assertEquals(attempt().now().plusSeconds(600), use.until());
    assertEquals("M_CAPTCHA_INVALID", use.otherwise().errcode());
    assertEquals(passed, passed(with(solution).session("session-2")));
  }

  @Test
  void takesWhatAnotherNodeGaveOut() {
    Dict challenge = node(Map.of("max.number", 1000)).params(attempt());
    passed(with(Solver.solve(challenge)));
  }

  @Test
  void doesNotTakeWhatSomebodyElseSigned() {
    Stage other =
        new AltchaStage(
            new MemoryBundleData(), new TestJson(), new Here(), Map.of("max.number", 1000));
    refused("M_CAPTCHA_INVALID", with(Solver.solve(other.params(attempt()))));
  }

  @Test
  void expires() {
    TestAttempt solved = with(solution());
    refused("M_CAPTCHA_INVALID", solved.at(attempt().now().plusSeconds(600)));
    passed(solved.at(attempt().now().plusSeconds(599)));
  }

  /** The hash is over salt and number: none of its digits may change sides. */
  @Test
  void doesNotLetDigitsMoveIntoTheSalt() {
    Dict solution = solution();
    String digits = String.valueOf(solution.integer("number").orElseThrow());
    String salt = solution.text("salt").orElseThrow();
    Dict moved = solution.with("salt", salt + digits.charAt(0));
    refused(
        "M_CAPTCHA_INVALID",
        with(
            digits.length() == 1
                ? moved
                : moved.with("number", Long.valueOf(digits.substring(1)))));
    refused("M_CAPTCHA_INVALID", with(solution.with("salt", salt.replace("&", "9&"))));
  }

  @ParameterizedTest
  @CsvSource({
    "algorithm, SHA-1",
    "algorithm, ",
    "challenge, 00",
    "signature, 00",
    "salt, abc",
    "number, abc"
  })
  void takesNothingElse(String member, String value) {
    Dict solution = solution();
    refused("M_CAPTCHA_INVALID", with(solution.with(member, value)));
    refused("M_CAPTCHA_INVALID", with(solution.without(member)));
  }

  @Test
  void takesNoOtherNumber() {
    Dict solution = solution();
    long number = solution.integer("number").orElseThrow();
    for (long other : new long[] {number + 1, -1, -number - 1, Long.MAX_VALUE}) {
      refused("M_CAPTCHA_INVALID", with(solution.with("number", other)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "====", "bnVsbA==", "W10=", "e30="})
  void takesNoOtherText(String text) {
    refused("M_CAPTCHA_INVALID", attempt().auth("altcha", text));
    refused("M_CAPTCHA_INVALID", attempt().auth("altcha", text.repeat(1000)));
  }

  @Test
  void asksForASolution() {
    refused("M_CAPTCHA_NEEDED", attempt());
    refused("M_CAPTCHA_NEEDED", attempt().auth("altcha", " "));
    refused("M_CAPTCHA_NEEDED", attempt().auth("altcha", 1));
  }

  @Test
  void showsAPageOfThisServerAlone() {
    Page.Html page = assertInstanceOf(Page.Html.class, stage.page(attempt().opened()));
    assertEquals(Map.of("script-src", List.of("'self'")), page.origins());
    assertTrue(page.body().contains("src=\"/matrix/stagedoor/altcha/solver.js\""), page.body());
    assertFalse(page.body().contains("http"), page.body());
    Reply.File script = assertInstanceOf(Reply.File.class, new SolverScript().serve(anybodys()));
    assertFalse(script.text().contains("://"), "loads something from elsewhere");
  }

  private static Call anybodys() {
    return new Call(
        "GET",
        SolverScript.PATH,
        Map.of(),
        Map.of(),
        Dict.EMPTY,
        Optional.empty(),
        new Call.Origin("192.0.2.1", "", List.of(Locale.ENGLISH)),
        Optional.empty(),
        attempt().now());
  }

  @ParameterizedTest
  @CsvSource({
    "max.number, 999, max.number must be a whole number from 1000 to 10000000",
    "max.number, 10000001, max.number must be",
    "lifetime.seconds, 29, lifetime.seconds must be a whole number from 30 to 3600",
    "lifetime.seconds, 3601, lifetime.seconds must be"
  })
  void namesTheSettingThatIsWrong(String member, int value, String problem) {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> node(Map.of(member, value)))
                .getMessage());
    assertTrue(message.startsWith("org.stagedoor.stage.altcha: " + problem), message);
  }
}
