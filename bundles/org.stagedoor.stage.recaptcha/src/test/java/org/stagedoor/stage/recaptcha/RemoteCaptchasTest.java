package org.stagedoor.stage.recaptcha;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.testkit.TestJson;

class RemoteCaptchasTest {
  private static Captchas upon(StandIn provider, Map<String, ?> members) {
    Map<String, Object> all = new HashMap<>(members);
    all.put("verify.url", provider.url());
    return new RemoteCaptchas(Configs.settings(all), new TestJson());
  }

  private static Verdict verdict(StandIn.Answer answer, Map<String, ?> members) {
    try (StandIn provider = new StandIn(answer)) {
      return upon(provider, members).check("response", "192.0.2.1");
    }
  }

  private static Verdict verdict(String body) {
    return verdict(StandIn.json(200, body), Map.of());
  }

  @Test
  void sendsWhatProvidersExpect() {
    try (StandIn provider = new StandIn(StandIn.json(200, "{\"success\":true}"))) {
      assertEquals(Verdict.SOLVED, upon(provider, Map.of()).check("a&b=ü", "2001:db8::1"));
      upon(provider, Map.of("tell.address", false)).check("c", "192.0.2.1");
      assertEquals(
          List.of(
              "secret=hush&response=a%26b%3D%C3%BC&remoteip=2001%3Adb8%3A%3A1",
              "secret=hush&response=c"),
          provider.asked());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "missing-input-response",
        "invalid-input-response",
        "timeout-or-duplicate",
        "expired-input-response",
        "already-seen-response",
        "invalid-or-already-seen-response"
      })
  void refusesWhatTheProviderRefuses(String code) {
    assertEquals(
        Verdict.REFUSED, verdict("{\"success\":false,\"error-codes\":[\"" + code + "\"]}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "missing-input-secret",
        "invalid-input-secret",
        "sitekey-secret-mismatch",
        "not-using-dummy-passcode",
        "missing-remoteip",
        "invalid-remoteip",
        "bad-request",
        "internal-error"
      })
  void blamesNoVisitorForTheOperatorsFaults(String code) {
    assertEquals(
        Verdict.UNKNOWN, verdict("{\"success\":false,\"error-codes\":[\"" + code + "\"]}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "true",
        "OK",
        "[]",
        "{}",
        "{\"success\":\"true\"}",
        "{\"success\":1}",
        "{\"success\":null}",
        "{\"success\":true",
        "<html>{\"success\":true}</html>",
        "{\"success\":true}{\"success\":true}"
      })
  void takesNothingElseForAnAnswer(String body) {
    assertEquals(Verdict.UNKNOWN, verdict(body));
  }

  @Test
  void readsNoHugeAnswer() {
    String huge = "{\"success\":true,\"x\":\"" + "x".repeat(20_000) + "\"}";
    assertEquals(Verdict.UNKNOWN, verdict(huge));
    StandIn.Answer endless =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] part = "{\"success\":true,".repeat(1000).getBytes(StandardCharsets.UTF_8);
          for (int i = 0; i < 100_000; i++) {
            exchange.getResponseBody().write(part);
          }
        };
    assertEquals(Verdict.UNKNOWN, verdict(endless, Map.of()));
  }

  @Test
  void followsNoRedirect() {
    try (StandIn other = new StandIn(StandIn.json(200, "{\"success\":true}"))) {
      StandIn.Answer elsewhere =
          exchange -> {
            exchange.getResponseHeaders().set("Location", other.url());
            exchange.sendResponseHeaders(307, -1);
          };
      assertEquals(Verdict.UNKNOWN, verdict(elsewhere, Map.of()));
      assertEquals(List.of(), other.asked());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void takesNoAnswerFromABrokenProvider(int status) {
    assertEquals(Verdict.UNKNOWN, verdict(StandIn.json(status, "{\"success\":true}"), Map.of()));
  }

  @Test
  void takesARefusalWithAnErrorStatus() {
    String refusal = "{\"success\":false,\"error-codes\":[\"invalid-input-response\"]}";
    assertEquals(Verdict.REFUSED, verdict(StandIn.json(400, refusal), Map.of()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void waitsNoLongerThanItMay(boolean begins) {
    CountDownLatch release = new CountDownLatch(1);
    StandIn.Answer never =
        exchange -> {
          if (begins) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
          }
          try {
            release.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        };
    long began = System.nanoTime();
    assertEquals(Verdict.UNKNOWN, verdict(never, Map.of("timeout.millis", 100)));
    assertTrue(System.nanoTime() - began < Duration.ofSeconds(5).toNanos());
    release.countDown();
  }

  @Test
  void survivesAProviderThatIsNotThere() {
    StandIn gone = new StandIn(StandIn.json(200, "{\"success\":true}"));
    gone.close();
    assertEquals(Verdict.UNKNOWN, upon(gone, Map.of()).check("response", "192.0.2.1"));
  }

  @ParameterizedTest
  @CsvSource({
    "matrix.example.org, 0.9, SOLVED",
    "matrix.example.org, 0.5, SOLVED",
    "matrix.example.org, 0.49, REFUSED",
    "evil.example.com, 0.9, REFUSED",
    "'', 1, REFUSED"
  })
  void checksHostAndScoreWhereTheyAreTold(String host, String score, Verdict verdict) {
    String body = "{\"success\":true,\"hostname\":\"%s\",\"score\":%s}".formatted(host, score);
    Map<String, ?> strict =
        Map.of("hostnames", "example.net matrix.example.org", "least.score", 0.5);
    assertEquals(verdict, verdict(StandIn.json(200, body), strict));
    assertEquals(
        Verdict.SOLVED, verdict(StandIn.json(200, "{\"success\":true}"), strict), "not told");
  }

  /** There a high score means that it is probably no person. */
  @ParameterizedTest
  @CsvSource({"0, SOLVED", "0.3, SOLVED", "0.31, REFUSED", "1, REFUSED"})
  void readsTheScoreOfHcaptchaTheOtherWayRound(String score, Verdict verdict) {
    String body = "{\"success\":true,\"score\":" + score + "}";
    Map<String, ?> strict = Map.of("preset", "hcaptcha", "least.score", 0.7);
    assertEquals(verdict, verdict(StandIn.json(200, body), strict));
  }
}
