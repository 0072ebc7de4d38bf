package org.stagedoor.core.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.StageType.Proves;

class FlowPagesTest {
  private static final Input.Browser OPENED = new Input.Browser(false, false, Dict.EMPTY);
  private static final Input.Browser PRESSED = new Input.Browser(true, false, Dict.EMPTY);
  private static final Call.Origin ORIGIN =
      new Call.Origin("192.0.2.1", "Browser", List.of(Locale.ENGLISH));

  private final Bed bed = new Bed();

  @BeforeEach
  void stages() {
    for (String type : List.of("a", "b", "c")) {
      bed.stage(type, Proves.NOTHING, attempt -> Outcome.passed());
    }
    bed.stage("no", Proves.NOTHING, attempt -> Outcome.wrong("No"));
    bed.flow("straight", "a", "b");
    bed.flow("fork", "a", "b");
    bed.flow("fork", "c");
    bed.flow("fork", "c", "b");
    bed.flow("locked", "no");
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private String begin(String operation) {
    return bed.begin(operation, Dict.EMPTY, Optional.empty());
  }

  private View flow(String session, String type, Input.Browser input) {
    return bed.browsers.flow(session, type, new Browsing(input, ORIGIN, "browser"));
  }

  @Test
  void oneStageComesAfterAnother() {
    String session = begin("straight");
    assertEquals(new View.Go("a"), flow(session, "", OPENED));
    View.Show first = assertInstanceOf(View.Show.class, flow(session, "a", OPENED));
    assertEquals(List.of("a", "b"), first.step().stages());
    assertFalse(first.step().account());
    assertTrue(bed.store.rows.isEmpty());
    assertEquals(new View.Go(""), flow(session, "a", PRESSED));
    assertEquals(new View.Go("b"), flow(session, "", OPENED));
    assertEquals(1, assertInstanceOf(View.Show.class, flow(session, "b", OPENED)).step().done());
    assertEquals(new View.Go(""), flow(session, "b", PRESSED));
    View.Done done = assertInstanceOf(View.Done.class, flow(session, "", OPENED));
    assertTrue(done.step().complete());
  }

  @Test
  void theOperationIsLeftToTheClient() {
    String session = begin("straight");
    flow(session, "a", PRESSED);
    flow(session, "b", PRESSED);
    assertEquals(0, bed.performed.size());
    assertEquals(
        200, bed.run("straight", Dict.EMPTY, Optional.empty(), Bed.poll(session)).status());
    assertInstanceOf(View.Done.class, flow(session, "", OPENED));
    assertInstanceOf(View.Done.class, flow(session, "b", PRESSED));
    assertEquals(1, bed.performed.size());
  }

  @Test
  void whatTheHistoryRepeatsDoesNoHarm() {
    String session = begin("straight");
    flow(session, "a", PRESSED);
    assertEquals(new View.Go(""), flow(session, "a", OPENED));
    assertEquals(new View.Go(""), flow(session, "a", PRESSED));
    assertEquals(new View.Go(""), flow(session, "c", PRESSED));
    assertEquals(new View.Go("b"), flow(session, "", OPENED));
  }

  @Test
  void whereFlowsPartTheUserChooses() {
    String session = begin("fork");
    View.Choice choice = assertInstanceOf(View.Choice.class, flow(session, "", OPENED));
    assertEquals(
        List.of(new View.Way(List.of("a", "b")), new View.Way(List.of("c"))), choice.ways());
    assertEquals(new View.Go(""), flow(session, "c", PRESSED));
    assertInstanceOf(View.Done.class, flow(session, "", OPENED));
  }

  @Test
  void whoHasBegunAFlowHasChosenIt() {
    bed.flow("mixed", "a");
    bed.flow("mixed", "c", "b", "a");
    String session = begin("mixed");
    assertInstanceOf(View.Choice.class, flow(session, "", OPENED));
    flow(session, "c", PRESSED);
    assertEquals(new View.Go("b"), flow(session, "", OPENED));
    assertInstanceOf(View.Show.class, flow(session, "a", OPENED));
    flow(session, "b", PRESSED);
    flow(session, "a", PRESSED);
    View.Done done = assertInstanceOf(View.Done.class, flow(session, "", OPENED));
    assertEquals(List.of("c", "b", "a"), done.step().stages());
  }

  @Test
  void whatIsWrongIsSaidAndLeavesTheSession() {
    String session = begin("locked");
    View.Show wrong = assertInstanceOf(View.Show.class, flow(session, "no", PRESSED));
    assertEquals(new View.Problem("M_FORBIDDEN", "No", true), wrong.problem().orElseThrow());
    assertInstanceOf(View.Show.class, flow(session, "no", OPENED));
    assertEquals(new View.Refused(400, View.Reason.NO_SESSION), flow("", "", OPENED));
    assertEquals(new View.Refused(404, View.Reason.SESSION_GONE), flow("forged", "", OPENED));
  }

  @Test
  void whoMayHaveBegunItIsSaidOnEachPage() {
    bed.stage("own", Proves.USER, attempt -> Outcome.passed());
    bed.stage("too", Proves.USER, attempt -> Outcome.passed());
    bed.flow("two", "own");
    bed.flow("two", "too");
    bed.anonymousAccount = true;
    String session = begin("two");
    bed.now = bed.now.plusSeconds(90);
    View.Choice choice = assertInstanceOf(View.Choice.class, flow(session, "", OPENED));
    assertEquals(Optional.of(Duration.ofSeconds(90)), choice.step().unsigned());
    View.Show show = assertInstanceOf(View.Show.class, flow(session, "own", OPENED));
    assertEquals(Optional.of(Duration.ofSeconds(90)), show.step().unsigned());
    String hers = bed.begin("two", Dict.EMPTY, Optional.of(Bed.ALICE));
    View.Choice known = assertInstanceOf(View.Choice.class, flow(hers, "", OPENED));
    assertEquals(Optional.empty(), known.step().unsigned());
  }
}
