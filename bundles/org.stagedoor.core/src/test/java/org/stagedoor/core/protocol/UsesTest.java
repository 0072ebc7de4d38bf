package org.stagedoor.core.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Outcome.Use;
import org.stagedoor.api.stage.StageType.Proves;

/** What passes one session and no other. */
class UsesTest {
  private static final Outcome.Denied LATE =
      new Outcome.Denied(Errcode.FORBIDDEN, "used already", false);
  private static final Dict ONE_SHOT = Dict.of("type", "coin", "coin", "c1");

  private final Bed bed = new Bed();

  @BeforeEach
  void stages() {
    bed.stage(
        "coin",
        Proves.NOTHING,
        attempt ->
            new Outcome.Passed(List.of(), Dict.EMPTY)
                .using(
                    new Use(
                        "coin/" + attempt.input().fields().text("coin").orElse(""),
                        attempt.now().plus(Duration.ofHours(1)),
                        LATE)));
    bed.stage("a", Proves.NOTHING, attempt -> Outcome.passed());
    bed.flow("short", "coin");
    bed.flow("long", "coin", "a");
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private Reply.Json run(String operation, Dict auth) {
    return bed.run(operation, Dict.EMPTY, Optional.empty(), auth);
  }

  private String begin(String operation) {
    return bed.begin(operation, Dict.EMPTY, Optional.empty());
  }

  private static Dict coin(String session) {
    return Bed.auth(session, "coin").with("coin", "c1");
  }

  private static void refused(Reply.Json reply) {
    assertEquals(401, reply.status());
    assertEquals("used already", reply.body().text("error").orElseThrow());
    assertEquals(List.of(), reply.body().texts("completed").orElseThrow());
  }

  private void failing(Runnable request) {
    bed.failure = Optional.of(new IllegalStateException("the database went away"));
    assertThrows(IllegalStateException.class, request::run);
    bed.failure = Optional.empty();
  }

  @Test
  void anOneShotThatFailedUsesNothingUp() {
    failing(() -> run("short", ONE_SHOT));
    assertTrue(bed.store.bound.isEmpty());
    assertEquals(200, run("short", ONE_SHOT).status());
    refused(run("short", ONE_SHOT));
    refused(run("long", coin(begin("long"))));
    assertEquals(1, bed.performed.size());
  }

  @Test
  void anOperationThatFailedLeavesItToTheSession() {
    String session = begin("short");
    failing(() -> run("short", coin(session)));
    refused(run("short", coin(begin("short"))));
    refused(run("short", ONE_SHOT));
    assertEquals(200, run("short", coin(session)).status());
  }

  @Test
  void aSessionThatGoesOnHasUsedIt() {
    Reply.Json first = run("long", ONE_SHOT);
    String session = first.body().text("session").orElseThrow();
    assertEquals(List.of("coin"), first.body().texts("completed").orElseThrow());
    refused(run("short", ONE_SHOT));
    refused(run("long", coin(begin("long"))));
    assertEquals(200, run("long", Bed.auth(session, "a")).status());
  }

  @Test
  void ofTwoAtOnceOneIsFirst() throws Exception {
    for (int round = 0; round < 50; round++) {
      Dict auth = ONE_SHOT.with("coin", "round " + round);
      List<Future<Reply.Json>> answers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        answers.add(bed.threads.submit(() -> run("short", auth)));
      }
      int passed = 0;
      for (Future<Reply.Json> answer : answers) {
        passed += answer.get().status() == 200 ? 1 : 0;
      }
      assertEquals(1, passed);
    }
  }

  @Test
  void aPageSaysSoToo() {
    run("short", ONE_SHOT);
    Input.Browser posted = new Input.Browser(true, false, Dict.of("coin", "c1"));
    Call.Origin origin = new Call.Origin("127.0.0.1", "test", List.of(Locale.ENGLISH));
    View view =
        bed.browsers.fallback("coin", begin("long"), new Browsing(posted, origin, "browser"));
    View.Show again = assertInstanceOf(View.Show.class, view);
    assertEquals("used already", again.problem().orElseThrow().words());
    assertEquals(Map.of(), bed.store.rows);
  }
}
