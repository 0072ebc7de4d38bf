package org.stagedoor.core.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.StageType.Proves;

/** Stages whose pass counts for a time. */
class LapsingTest {
  private static final Duration TIME = Duration.ofMinutes(30);

  private final Bed bed = new Bed();

  @BeforeEach
  void stages() {
    bed.stage(
        "timed",
        Proves.NOTHING,
        attempt -> new Outcome.Passed(List.of(), Dict.EMPTY).until(attempt.now().plus(TIME)));
    bed.stage("a", Proves.NOTHING, attempt -> Outcome.passed());
    bed.stage("b", Proves.NOTHING, attempt -> Outcome.passed());
    bed.flow("op", "a", "timed", "b");
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private Reply.Json run(Dict auth) {
    return bed.run("op", Dict.EMPTY, Optional.empty(), auth);
  }

  private List<String> pass(String session, String type) {
    return run(Bed.auth(session, type)).body().texts("completed").orElseThrow();
  }

  private List<String> stand(String session) {
    return run(Bed.poll(session)).body().texts("completed").orElseThrow();
  }

  @Test
  void countUntilThen() {
    String session = bed.begin("op", Dict.EMPTY, Optional.empty());
    pass(session, "a");
    assertEquals(List.of("a", "timed"), pass(session, "timed"));
    bed.now = bed.now.plus(TIME).minusMillis(1);
    assertEquals(200, run(Bed.auth(session, "b")).status());
  }

  @Test
  void arePassedAnewAfterwards() {
    String session = bed.begin("op", Dict.EMPTY, Optional.empty());
    pass(session, "a");
    pass(session, "timed");
    bed.now = bed.now.plus(TIME);
    assertEquals(List.of("a"), stand(session));
    assertEquals("M_FORBIDDEN", run(Bed.auth(session, "b")).body().text("errcode").orElseThrow());
    assertEquals(List.of("a", "timed"), pass(session, "timed"));
    assertEquals(200, run(Bed.auth(session, "b")).status());
    assertEquals(1, bed.performed.size());
  }

  @Test
  void takeWhatCameAfterThemAlong() {
    bed.flows.clear();
    bed.flow("op", "timed", "a", "b");
    String session = bed.begin("op", Dict.EMPTY, Optional.empty());
    pass(session, "timed");
    assertEquals(List.of("timed", "a"), pass(session, "a"));
    bed.now = bed.now.plus(TIME);
    assertEquals(List.of(), stand(session));
    pass(session, "timed");
    assertEquals(List.of("timed", "a"), pass(session, "a"));
    assertEquals(200, run(Bed.auth(session, "b")).status());
  }
}
