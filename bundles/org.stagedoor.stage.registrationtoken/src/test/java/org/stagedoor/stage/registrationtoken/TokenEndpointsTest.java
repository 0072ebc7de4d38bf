package org.stagedoor.stage.registrationtoken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.api.account.AuditTrail.Deed;
import org.stagedoor.api.account.Guesses;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.json.Dict;
import org.stagedoor.testkit.MemoryBundleData;

class TokenEndpointsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static final Requester ROOT =
      new Requester(
          new UserId("root", "example.org"), Optional.of("DEV"), "t1", Requester.Kind.ADMIN);

  private final MemoryBundleData data = new MemoryBundleData();
  private final TokenBox tokens = new TokenBox(data);
  private final List<Deed> deeds = new ArrayList<>();
  private final TokenAdministration administration =
      new TokenAdministration(tokens, new TokenNames(new Random(1)), new TokenAudit(deeds::add));
  private final ThreeWrongs guesses = new ThreeWrongs();

  /** Lets three wrong guesses pass. */
  private static final class ThreeWrongs implements Guesses {
    private int wrong;

    @Override
    public Guess open(Set<Subject> subjects) {
      assertEquals(Set.of(new Subject(Subject.Kind.ADDRESS, "192.0.2.1")), subjects);
      if (wrong >= 3) {
        throw MatrixException.limited(Duration.ofMinutes(1));
      }
      wrong++;
      return new Guess() {
        @Override
        public void right() {
          none();
        }

        @Override
        public void none() {
          wrong--;
        }

        @Override
        public void close() {}
      };
    }
  }

  private static Call call(
      String method, Map<String, String> parameters, Map<String, String> query, Dict body) {
    return new Call(
        method,
        "/",
        parameters,
        query,
        body,
        Optional.of(ROOT),
        new Call.Origin("192.0.2.1", "", List.of(Locale.ENGLISH)),
        Optional.empty(),
        NOW);
  }

  private static Dict body(Reply reply) {
    return assertInstanceOf(Reply.Json.class, reply).body();
  }

  private Dict create(Dict body) {
    return body(administration.serve(call("POST", Map.of(), Map.of(), body)));
  }

  private Dict on(String method, String token, Dict body) {
    return body(administration.serve(call(method, Map.of("token", token), Map.of(), body)));
  }

  private List<Dict> list(Map<String, String> query) {
    return body(administration.serve(call("GET", Map.of(), query, Dict.EMPTY)))
        .dicts("registration_tokens")
        .orElseThrow();
  }

  @Test
  void createsShowsChangesAndRemoves() {
    long soon = NOW.plusSeconds(60).toEpochMilli();
    Dict made = create(Dict.of("token", "abc", "uses_allowed", 2, "expiry_time", soon));
    assertEquals(
        Dict.of("token", "abc", "uses_allowed", 2, "expiry_time", soon)
            .with("pending", 0)
            .with("completed", 0),
        made);
    assertEquals(made, on("GET", "abc", Dict.EMPTY));
    assertEquals(made.with("uses_allowed", null), on("PUT", "abc", Dict.of("uses_allowed", null)));
    assertEquals(made.with("uses_allowed", 0), on("PUT", "abc", Dict.of("uses_allowed", 0)));
    assertEquals(Dict.EMPTY, on("DELETE", "abc", Dict.EMPTY));
    for (String method : List.of("GET", "PUT", "DELETE")) {
      assertEquals(
          404, assertThrows(MatrixException.class, () -> on(method, "abc", Dict.EMPTY)).status());
    }
  }

  @Test
  void keepsWhoDidIt() {
    create(Dict.of("token", "abcdefgh"));
    on("PUT", "abcdefgh", Dict.of("uses_allowed", 1));
    on("DELETE", "abcdefgh", Dict.EMPTY);
    assertEquals(
        List.of("create", "change", "delete"),
        deeds.stream().map(it -> it.event().replace("registration_token.", "")).toList());
    for (Deed deed : deeds) {
      assertEquals(Optional.of("@root:example.org"), deed.by());
      assertEquals(Optional.of("192.0.2.1"), deed.address());
      assertEquals(Dict.of("token", "ab…"), deed.details());
    }
  }

  @Test
  void generatesAName() {
    assertEquals(16, create(Dict.EMPTY).text("token").orElseThrow().length());
    assertEquals(64, create(Dict.of("length", 64)).text("token").orElseThrow().length());
  }

  @Test
  void listsAllOrTheGoodOnes() {
    create(Dict.of("token", "good"));
    create(Dict.of("token", "used", "uses_allowed", 0));
    assertEquals(2, list(Map.of()).size());
    assertEquals("good", list(Map.of("valid", "true")).get(0).text("token").orElseThrow());
    assertEquals("used", list(Map.of("valid", "false")).get(0).text("token").orElseThrow());
  }

  @Test
  void listsMoreThanAPageOfTheStore() {
    for (int i = 0; i < 1001; i++) {
      create(Dict.of("token", "t" + i));
    }
    assertEquals(1001, list(Map.of()).size());
  }

  static List<Dict> wrong() {
    return List.of(
        Dict.of("token", "a b"),
        Dict.of("token", ""),
        Dict.of("token", 7),
        Dict.of("token", "x".repeat(65)),
        Dict.of("token", "taken"),
        Dict.of("uses_allowed", -1),
        Dict.of("uses_allowed", 1.5),
        Dict.of("uses_allowed", "1"),
        Dict.of("expiry_time", 1),
        Dict.of("length", 0),
        Dict.of("length", 65));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void refusesWhatCanBeNoToken(Dict body) {
    create(Dict.of("token", "taken"));
    MatrixException error = assertThrows(MatrixException.class, () -> create(body));
    assertEquals("400 M_INVALID_PARAM", error.status() + " " + error.errcode());
  }

  private Dict validity(Map<String, String> query) {
    return body(new TokenValidity(data, guesses).serve(call("GET", Map.of(), query, Dict.EMPTY)));
  }

  @Test
  void tellsWhatIsValid() {
    create(Dict.of("token", "good"));
    create(Dict.of("token", "used", "uses_allowed", 0));
    for (int i = 0; i < 10; i++) {
      assertEquals(Dict.of("valid", true), validity(Map.of("token", "good")));
    }
    assertEquals(Dict.of("valid", false), validity(Map.of("token", "used")));
    assertThrows(MatrixException.class, () -> validity(Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "", "a b", "../good"})
  void countsQuestionsAboutWhatIsNotValid(String token) {
    for (int i = 0; i < 3; i++) {
      assertEquals(Dict.of("valid", false), validity(Map.of("token", token)));
    }
    MatrixException error =
        assertThrows(MatrixException.class, () -> validity(Map.of("token", token)));
    assertEquals(429, error.status());
    assertTrue(error.body().has("retry_after_ms"));
  }
}
