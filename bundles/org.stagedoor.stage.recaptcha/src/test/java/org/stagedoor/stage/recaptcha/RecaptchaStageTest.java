package org.stagedoor.stage.recaptcha;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.testkit.TestAttempt.attempt;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.testkit.StageContract;
import org.stagedoor.testkit.TestJson;

class RecaptchaStageTest implements StageContract {
  private Verdict verdict(String response, String address) {
    assertEquals("192.0.2.1", address);
    return switch (response) {
      case "right" -> Verdict.SOLVED;
      case "away" -> Verdict.UNKNOWN;
      default -> Verdict.REFUSED;
    };
  }

  private Stage stage(Map<String, ?> members) {
    return new RecaptchaStage(Configs.of(members), settings -> this::verdict);
  }

  @Override
  public Stage stage() {
    return stage(Map.of());
  }

  @Override
  public List<Input> passing() {
    return List.of(new Input.Auth(Dict.of("response", "right")));
  }

  private static String errcode(Outcome outcome) {
    return assertInstanceOf(Outcome.Denied.class, outcome).errcode();
  }

  @Test
  void showsThePublicKey() {
    assertEquals(Dict.of("public_key", "site-key"), stage().params(attempt()));
  }

  @Test
  void saysWhatIsWrong() {
    assertEquals("M_CAPTCHA_NEEDED", errcode(stage().attempt(attempt())));
    assertEquals("M_CAPTCHA_NEEDED", errcode(stage().attempt(attempt().auth("response", " "))));
    assertEquals("M_CAPTCHA_NEEDED", errcode(stage().attempt(attempt().auth("response", 1))));
    assertEquals("M_CAPTCHA_INVALID", errcode(stage().attempt(attempt().auth("response", "no"))));
    String huge = "x".repeat(20_000);
    assertEquals("M_CAPTCHA_INVALID", errcode(stage().attempt(attempt().auth("response", huge))));
  }

  @Test
  void staysClosedWhileTheProviderIsAway() {
    Outcome.Denied denied =
        assertInstanceOf(Outcome.Denied.class, stage().attempt(attempt().auth("response", "away")));
    assertEquals("M_UNKNOWN", denied.errcode());
    assertFalse(denied.guess());
  }

  @Test
  void opensWhileTheProviderIsAwayIfTheOperatorWantsIt() {
    Stage open = stage(Map.of("fail.open", true));
    assertEquals(Outcome.passed(), open.attempt(attempt().auth("response", "away")));
    assertEquals("M_CAPTCHA_INVALID", errcode(open.attempt(attempt().auth("response", "no"))));
    assertEquals("M_CAPTCHA_NEEDED", errcode(open.attempt(attempt())));
  }

  @ParameterizedTest
  @CsvSource({
    "google, g-recaptcha, https://www.google.com, https://www.gstatic.com/recaptcha/",
    "hcaptcha, h-captcha, https://js.hcaptcha.com, https://newassets.hcaptcha.com",
    "turnstile, cf-turnstile, https://challenges.cloudflare.com, https://challenges.cloudflare.com"
  })
  void showsEachProvidersCaptcha(String preset, String style, String site, String more) {
    Stage stage = stage(Map.of("preset", preset));
    Page.Html page = assertInstanceOf(Page.Html.class, stage.page(attempt().opened()));
    assertTrue(
        page.body().contains("<div class=\"" + style + "\" data-sitekey=\"site-key\"></div>"));
    assertTrue(page.body().contains("<script src=\"" + site + "/"), page.body());
    assertTrue(
        page.origins().getOrDefault("script-src", List.of()).containsAll(List.of(site, more)));
    String field = style + "-response";
    assertEquals(Outcome.passed(), stage.attempt(attempt().posted(Dict.of(field, "right"))));
  }

  @Test
  void takesAProviderOfOnesOwn() {
    Stage stage =
        stage(
            Map.of(
                "verify.url", "https://captcha.example.org/verify",
                "script.url", "https://captcha.example.org:8443/show.js",
                "css.class", "our-captcha",
                "response.field", "ours",
                "sites", "https://cdn.example.org, https://img.example.org"));
    Page.Html page = assertInstanceOf(Page.Html.class, stage.page(attempt().opened()));
    assertEquals(
        List.of(
            "https://cdn.example.org",
            "https://img.example.org",
            "https://captcha.example.org:8443"),
        page.origins().get("frame-src"));
    assertEquals(Outcome.passed(), stage.attempt(attempt().posted(Dict.of("ours", "right"))));
  }

  @ParameterizedTest
  @CsvSource({
    "public.key, ' ', public.key must be there",
    ".secret, '', .secret must be there",
    "preset, other, preset must be google or",
    "verify.url, ftp://example.org, verify.url must be",
    "script.url, javascript:x, script.url must be",
    "script.url, 'https://a b', script.url must be",
    "css.class, 'a b', css.class must be",
    "response.field, '\"', response.field must be"
  })
  void namesTheSettingThatIsWrong(String member, String value, String problem) {
    refuses(Map.of(member, value), problem);
  }

  @Test
  void namesTheNumberThatIsWrong() {
    refuses(Map.of("timeout.millis", 99), "timeout.millis must be");
    refuses(Map.of("timeout.millis", 9001), "timeout.millis must be");
    refuses(Map.of("least.score", 1.1), "least.score must be");
    refuses(Map.of("sites", "https://a.example.org *"), "sites must be");
  }

  private static void refuses(Map<String, ?> members, String problem) {
    String message =
        String.valueOf(
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new RecaptchaStage(new TestJson(), Configs.of(members)))
                .getMessage());
    assertTrue(message.startsWith("org.stagedoor.stage.recaptcha: " + problem), message);
    assertFalse(message.contains("hush"));
  }

  @Test
  void keepsTheSecretToItself() {
    assertFalse(Configs.settings(Map.of()).toString().contains("hush"));
  }
}
