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
  private static final Outcome PASSED = new Outcome.Passed(List.of(), Dict.of("token", "once"));

  private final MemoryBundleData data = new MemoryBundleData();
  private final TokenBox tokens = new TokenBox(data);
  private int made;

  private void add(String name, long uses) {
    assertTrue(tokens.add(name, Token.of(OptionalLong.of(uses), Optional.empty())));
  }

  @Override
  public Stage stage() {
    return new RegistrationTokenStage(data);
  }

  @Override
  public List<Input> passing() {
    String name = "token-" + made++;
    add(name, 1);
    return List.of(new Input.Auth(Dict.of("token", name)));
  }

  private Outcome use(String session) {
    return stage().attempt(attempt().session(session).auth("token", "once"));
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
    TestAttempt later = attempt().at(attempt().now().plus(Duration.ofDays(32))).session("b");
    assertEquals(PASSED, stage().attempt(later.auth("token", "once")));
  }

  @Test
  void knowsNoExpiredUnknownOrIllWrittenToken() {
    Instant now = attempt().now();
    tokens.add("once", Token.of(OptionalLong.empty(), Optional.of(now)));
    for (String token : List.of("once", "twice", "", "a b", "x".repeat(65), "../once", "Once")) {
      assertInstanceOf(
          Outcome.Denied.class, stage().attempt(attempt().auth("token", token)), token);
    }
    assertEquals(
        PASSED,
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
    for (int i = 0; i < 501; i++) {
      assertEquals(PASSED, use("session-" + i));
    }
    assertEquals(500, once().reserved().size());
    settle("session-500", true);
    assertEquals(0, once().completed());
    settle("session-7", true);
    assertEquals(1, once().completed());
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
        TestAttempt attempt = attempt().session("session-" + i).auth("token", "once");
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
