package org.stagedoor.stage.registrationtoken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.testkit.TestAttempt.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Settlement;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.testkit.MemoryBundleData;
import org.stagedoor.testkit.StageContract;
import org.stagedoor.testkit.TestAttempt;

class RegistrationTokenStageTest implements StageContract {
  private static final Outcome PASSED =
      new Outcome.Passed(List.of(), Dict.of("token", "once"))
          .until(attempt().now().plus(Duration.ofDays(2)));

  private final MemoryBundleData data = new MemoryBundleData();
  private final TokenBox tokens = new TokenBox(data);
  private int made;

  private void add(String name, long uses) {
    assertTrue(tokens.add(name, Token.of(OptionalLong.of(uses), Optional.empty())));
  }

  @Override
  public Stage stage() {
    return stage(Map.of());
  }

  private Stage stage(Map<String, ?> settings) {
    return new RegistrationTokenStage(data, settings);
  }

  @Override
  public List<Input> passing() {
    String name = "token-" + made++;
    add(name, 1);
    return List.of(new Input.Auth(Dict.of("token", name)));
  }

  private Outcome use(String session) {
    String address = "2001:db8:0:" + Integer.toHexString(session.hashCode() & 0xffff) + "::1";
    return stage().attempt(attempt().session(session).from(address).auth("token", "once"));
  }

  private void settle(String session, boolean succeeded) {
    Dict state = Dict.of("token", "once");
    stage().settled(new Settlement(session, succeeded, state, Optional.empty()));
  }

  private Token once() {
    return tokens.find("once").orElseThrow();
  }

  @Test
  void admitsAsManyAsItAllows() {
    add("once", 1);
    assertEquals(PASSED, use("a"));
    Outcome.Denied denied = assertInstanceOf(Outcome.Denied.class, use("b"));
    assertEquals("M_UNAUTHORIZED", denied.errcode());
    assertTrue(denied.guess());
    settle("a", true);
    settle("a", true);
    assertEquals(1, once().completed());
    assertInstanceOf(Outcome.Denied.class, use("c"));
  }

  @Test
  void reservesOnceHoweverOftenASessionAsks() {
    add("once", 1);
    assertEquals(PASSED, use("a"));
    assertEquals(PASSED, use("a"));
    assertEquals(1, once().reserved().size());
  }

  @Test
  void releasesWhatADeadSessionReserved() {
    add("once", 1);
    assertEquals(PASSED, use("a"));
    settle("a", false);
    settle("a", false);
    assertEquals(PASSED, use("b"));
    settle("a", true);
    settle("b", true);
    assertEquals(1, once().completed());
  }

  @Test
  void forgetsAReservationThatNobodySettles() {
    add("once", 1);
    assertEquals(PASSED, use("a"));
    TestAttempt later = at(Duration.ofDays(2).plusMinutes(11)).session("b");
    assertInstanceOf(Outcome.Passed.class, stage().attempt(later.auth("token", "once")));
  }

  private static TestAttempt at(Duration later) {
    return attempt().at(attempt().now().plus(later));
  }

  /** The core lets the session go on for as long, and no longer. */
  @Test
  void holdsAUseLongerThanTheSessionCounts() {
    Stage stage = stage(Map.of("reservation.minutes", "5"));
    add("once", 1);
    TestAttempt mine = attempt().auth("token", "once");
    Outcome.Passed passed = assertInstanceOf(Outcome.Passed.class, stage.attempt(mine));
    assertEquals(Optional.of(attempt().now().plus(Duration.ofMinutes(5))), passed.until());
    TestAttempt other = at(Duration.ofMinutes(14)).session("b").auth("token", "once");
    assertInstanceOf(Outcome.Denied.class, stage.attempt(other));

    TestAttempt again = at(Duration.ofMinutes(14)).auth("token", "once");
    assertInstanceOf(Outcome.Passed.class, stage.attempt(again), "anew");
    TestAttempt late = at(Duration.ofMinutes(28)).session("b").auth("token", "once");
    assertInstanceOf(Outcome.Denied.class, stage.attempt(late));
    TestAttempt last = at(Duration.ofMinutes(29)).session("b").auth("token", "once");
    assertInstanceOf(Outcome.Passed.class, stage.attempt(last));
    TestAttempt over = at(Duration.ofMinutes(30)).auth("token", "once");
    assertInstanceOf(Outcome.Denied.class, stage.attempt(over), "somebody else's now");
  }

  /** Who knows a token closes it for nobody by beginning to register. */
  @Test
  void holdsOnlySoManyUsesForOneAddress() {
    Stage stage = stage(Map.of("reservations.per.address", "3"));
    add("once", 10);
    TestAttempt here = attempt().from("2001:db8::1").auth("token", "once");
    for (int i = 0; i < 3; i++) {
      assertEquals(PASSED, stage.attempt(here.session("session-" + i)));
    }
    TestAttempt next = here.from("2001:db8::2").session("another");
    assertEquals(429, assertThrows(MatrixException.class, () -> stage.attempt(next)).status());
    assertEquals(PASSED, stage.attempt(here.session("session-0")), "a retry");
    assertEquals(PASSED, stage.attempt(next.from("2001:db8:0:1::1")));
    settle("session-1", true);
    assertEquals(PASSED, stage.attempt(next.session("after one was registered")));
  }

  @Test
  void knowsNoExpiredUnknownOrIllWrittenToken() {
    Instant now = attempt().now();
    tokens.add("once", Token.of(OptionalLong.empty(), Optional.of(now)));
    for (String token : List.of("once", "twice", "", "a b", "x".repeat(65), "../once", "Once")) {
      assertInstanceOf(
          Outcome.Denied.class, stage().attempt(attempt().auth("token", token)), token);
    }
    assertInstanceOf(
        Outcome.Passed.class,
        stage().attempt(attempt().at(now.minusMillis(1)).auth("token", " once ")),
        "until it expires");
  }

  @Test
  void wantsAToken() {
    MatrixException error = assertThrows(MatrixException.class, () -> stage().attempt(attempt()));
    assertEquals("M_MISSING_PARAM", error.errcode());
  }

  @Test
  void settlesATokenThatWasRemoved() {
    add("once", 1);
    assertEquals(PASSED, use("a"));
    tokens.remove("once");
    settle("a", true);
    assertTrue(tokens.find("once").isEmpty());
  }

  @Test
  void refusesMoreSessionsThanItCanNote() {
    add("once", 10_000);
    for (int i = 0; i < 500; i++) {
      assertEquals(PASSED, use("session-" + i));
    }
    assertEquals(429, assertThrows(MatrixException.class, () -> use("another")).status());
    settle("session-7", true);
    assertEquals(PASSED, use("another"));
  }

  @Test
  void isNotClosedByBegunSessionsWhereAnyNumberIsAllowed() {
    tokens.add("once", Token.of(OptionalLong.empty(), Optional.empty()));
    for (int i = 0; i < 500; i++) {
      assertEquals(PASSED, use("session-" + i));
    }
    Outcome.Passed unnoted = assertInstanceOf(Outcome.Passed.class, use("another"));
    assertEquals(500, once().reserved().size());
    Settlement dead = new Settlement("another", false, unnoted.state(), Optional.empty());
    stage().settled(dead);
    assertEquals(0, once().completed());
    settle("session-7", true);
    assertEquals(1, once().completed());
    stage().settled(new Settlement("another", true, unnoted.state(), Optional.empty()));
    assertEquals(2, once().completed());
    assertEquals(499, once().reserved().size());
  }

  @Test
  void spendsExactlyOneHundredAmongTwoHundred() throws Exception {
    add("once", 100);
    Stage stage = stage();
    ExecutorService threads = Executors.newFixedThreadPool(200);
    try {
      CyclicBarrier line = new CyclicBarrier(200);
      List<Future<Boolean>> admitted = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        TestAttempt attempt =
            attempt().session("session-" + i).from("192.0.2." + i).auth("token", "once");
        admitted.add(threads.submit(() -> register(stage, attempt, line)));
      }
      int registered = 0;
      for (Future<Boolean> each : admitted) {
        registered += each.get() ? 1 : 0;
      }
      assertEquals(100, registered);
      assertEquals(100, once().completed());
      assertEquals(0, once().reserved().size());
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean register(Stage stage, TestAttempt attempt, CyclicBarrier line)
      throws Exception {
    line.await();
    if (!(stage.attempt(attempt) instanceof Outcome.Passed passed)) {
      return false;
    }
    stage.settled(new Settlement(attempt.session(), true, passed.state(), Optional.empty()));
    return true;
  }
}
