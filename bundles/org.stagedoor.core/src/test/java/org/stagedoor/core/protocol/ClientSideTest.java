package org.stagedoor.core.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Claim;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.StageType.Proves;

class ClientSideTest {
  private static final Optional<UserId> NOBODY = Optional.empty();
  private static final Optional<UserId> ALICE = Optional.of(Bed.ALICE);

  private final Bed bed = new Bed();

  @BeforeEach
  void stages() {
    bed.stage("a", Proves.NOTHING, attempt -> Outcome.passed());
    bed.stage("b", Proves.NOTHING, attempt -> Outcome.passed());
    bed.stage(
        "pw",
        Proves.USER,
        attempt ->
            attempt
                .input()
                .fields()
                .text("user")
                .map(name -> Outcome.passed(new Claim.User(new UserId(name, "example.org"))))
                .orElseGet(() -> Outcome.wrong("Wrong")));
    bed.stage(
        "twice",
        Proves.NOTHING,
        attempt ->
            attempt.state().isEmpty()
                ? new Outcome.Ongoing(Dict.of("asked", true), Dict.of("question", "?"))
                : Outcome.passed());
    bed.flow("short", "a");
    bed.flow("long", "a", "b");
    bed.flow("mine", "pw");
    bed.flow("mine2", "pw", "a");
    bed.flow("slow", "twice");
  }

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void aChallengeHasSessionFlowsAndParamsAlone() {
    Reply.Json reply = bed.run("long", Dict.EMPTY, NOBODY, null);
    assertEquals(401, reply.status());
    assertEquals(Set.of("session", "flows", "params"), reply.body().keys());
    assertEquals(
        List.of(Dict.of("stages", List.of("a", "b"))), reply.body().dicts("flows").orElseThrow());
    assertEquals(Dict.EMPTY, reply.body().dict("params").orElseThrow());
    assertEquals(0, bed.store.rows.size());
  }

  @Test
  void aTypeThatAloneCompletesAFlowRunsAtOnceAndLeavesNothing() {
    Reply.Json reply = bed.run("short", Dict.EMPTY, NOBODY, Dict.of("type", "a"));
    assertEquals(200, reply.status());
    assertEquals(1, bed.performed.size());
    assertEquals(0, bed.store.rows.size());
  }

  @Test
  void stagesArePassedInTheirOrder() {
    String session = bed.begin("long", Dict.EMPTY, NOBODY);
    Reply.Json early = bed.run("long", Dict.EMPTY, NOBODY, Bed.auth(session, "b"));
    assertEquals(401, early.status());
    assertEquals(List.of(), early.body().texts("completed").orElseThrow());
    assertEquals(0, bed.store.rows.size());
    Reply.Json first = bed.run("long", Dict.EMPTY, NOBODY, Bed.auth(session, "a"));
    assertEquals(List.of("a"), first.body().texts("completed").orElseThrow());
    assertFalse(first.body().has("errcode"));
    assertEquals(200, bed.run("long", Dict.EMPTY, NOBODY, Bed.auth(session, "b")).status());
  }

  @Test
  void anyOrderIsTheOperatorsSwitch() {
    bed.anyOrder = true;
    String session = bed.begin("long", Dict.EMPTY, NOBODY);
    bed.run("long", Dict.EMPTY, NOBODY, Bed.auth(session, "b"));
    assertEquals(200, bed.run("long", Dict.EMPTY, NOBODY, Bed.auth(session, "a")).status());
  }

  @Test
  void aPassedStageIsNotRunAgain() {
    AtomicInteger runs = new AtomicInteger();
    bed.stages.remove("a", () -> true);
    bed.stage(
        "a",
        Proves.NOTHING,
        attempt -> {
          runs.incrementAndGet();
          return Outcome.passed();
        });
    String session = bed.begin("long", Dict.EMPTY, NOBODY);
    bed.run("long", Dict.EMPTY, NOBODY, Bed.auth(session, "a"));
    Reply.Json again = bed.run("long", Dict.EMPTY, NOBODY, Bed.auth(session, "a"));
    assertEquals(List.of("a"), again.body().texts("completed").orElseThrow());
    assertEquals(1, runs.get());
  }

  @Test
  void aStageThatNeedsAnotherRequestAddsItsKeysAndIsRemembered() {
    String session = bed.begin("slow", Dict.EMPTY, NOBODY);
    Reply.Json asked = bed.run("slow", Dict.EMPTY, NOBODY, Bed.auth(session, "twice"));
    assertEquals("?", asked.body().text("question").orElseThrow());
    assertEquals(session, asked.body().text("session").orElseThrow());
    assertEquals(200, bed.run("slow", Dict.EMPTY, NOBODY, Bed.auth(session, "twice")).status());
  }

  @Test
  void aSessionBelongsToOneOperationAndRequester() {
    String session = bed.begin("mine", Dict.EMPTY, ALICE);
    for (Callable<Reply> foreign :
        List.<Callable<Reply>>of(
            () -> bed.run("short", Dict.EMPTY, ALICE, Bed.auth(session, "a")),
            () -> bed.run("mine", Dict.EMPTY, Optional.of(Bed.BOB), Bed.poll(session)),
            () -> bed.run("mine", Dict.EMPTY, NOBODY, Bed.poll(session)),
            () -> bed.run("mine", bed.call("/other", Dict.EMPTY, ALICE), Bed.poll(session)))) {
      MatrixException e = assertThrows(MatrixException.class, foreign::call);
      assertEquals(403, e.status());
      assertEquals(Errcode.FORBIDDEN, e.errcode());
    }
    assertEquals(
        200,
        bed.run("mine", Dict.EMPTY, ALICE, Bed.auth(session, "pw").with("user", "alice")).status());
  }

  @Test
  void boundFieldsFreezeWithTheFirstAcceptedStageThatRequestIncluded() {
    String session = bed.begin("long", Dict.of("target", "x"), NOBODY);
    Dict changed = Dict.of("target", "y", "free", 1);
    bed.run("long", changed, NOBODY, Bed.auth(session, "a"));
    MatrixException e =
        assertThrows(
            MatrixException.class,
            () -> bed.run("long", Dict.of("target", "x"), NOBODY, Bed.auth(session, "b")));
    assertEquals(403, e.status());
    assertEquals(
        200,
        bed.run("long", Dict.of("target", "y", "free", 2), NOBODY, Bed.auth(session, "b"))
            .status());
    assertEquals(2, bed.calls.get(0).body().integer("free").orElseThrow());
  }

  @Test
  void theBodyOfTheFirstRequestIsRemembered() {
    String session = bed.begin("long", Dict.of("target", "x", "password", "s3cret"), NOBODY);
    bed.run("long", Dict.EMPTY, NOBODY, Bed.auth(session, "a"));
    bed.store.rows.values().forEach(row -> assertFalse(row.data().contains("s3cret")));
    assertEquals(200, bed.run("long", Dict.EMPTY, NOBODY, Bed.auth(session, "b")).status());
    assertEquals("s3cret", bed.calls.get(0).body().text("password").orElseThrow());
  }

  @Test
  void aLargeBodyIsRememberedForThoseAloneWhoHaveAnAccount() {
    Dict large = Dict.of("target", "x", "pad", "p".repeat(3000));
    MatrixException e =
        assertThrows(MatrixException.class, () -> bed.run("long", large, NOBODY, null));
    assertEquals(413, e.status());
    assertEquals(Errcode.TOO_LARGE, e.errcode());
    String session = bed.begin("mine", large, ALICE);
    assertTrue(session.length() < 2000);
    assertEquals(
        200,
        bed.run("mine", Dict.EMPTY, ALICE, Bed.auth(session, "pw").with("user", "alice")).status());
    assertEquals(large, bed.calls.get(0).body());
  }

  @Test
  void largeBodiesOfOneUserAreLimited() {
    Dict large = Dict.of("target", "x", "pad", "p".repeat(3000));
    for (int i = 0; i < 20; i++) {
      bed.begin("mine", large, ALICE);
    }
    MatrixException e =
        assertThrows(MatrixException.class, () -> bed.run("mine", large, ALICE, null));
    assertEquals(429, e.status());
    bed.begin("mine", Dict.of("target", "x"), ALICE);
    bed.begin("mine", large, Optional.of(Bed.BOB));
  }

  @Test
  void anUnknownOrExpiredSessionIsReplaced() {
    String session = bed.begin("long", Dict.EMPTY, NOBODY);
    bed.now = bed.now.plus(Duration.ofMinutes(16));
    for (String gone : List.of(session, "nonsense", "", "ü", "A".repeat(9000))) {
      Reply.Json reply = bed.run("long", Dict.EMPTY, NOBODY, Bed.auth(gone, "a"));
      assertEquals(401, reply.status());
      assertEquals(Errcode.UNKNOWN, reply.body().text("errcode").orElseThrow());
      assertNotEquals(gone, reply.body().text("session").orElseThrow());
      assertFalse(reply.body().has("completed"));
    }
  }

  @Test
  void whatIsWrongWithTheRequestIsToldBeforeThatItsSessionIsGone() {
    Dict wrong = Dict.of("refuse", true);
    assertThrows(
        MatrixException.class, () -> bed.run("long", wrong, NOBODY, Bed.auth("gone", "a")));
  }

  @Test
  void whoSendsNothingButASessionThatIsGoneGetsAnother() {
    bed.required = "target";
    Reply.Json reply = bed.run("long", Dict.EMPTY, NOBODY, Bed.auth("gone", "a"));
    assertEquals(Errcode.UNKNOWN, reply.body().text("errcode").orElseThrow());
    // That it needs more than the session is told at the next request.
    String session = reply.body().text("session").orElseThrow();
    assertThrows(
        MatrixException.class, () -> bed.run("long", Dict.EMPTY, NOBODY, Bed.poll(session)));
  }

  @Test
  void aSessionWithProgressLivesFortyEightHours() {
    String session = bed.begin("long", Dict.EMPTY, NOBODY);
    bed.run("long", Dict.EMPTY, NOBODY, Bed.auth(session, "a"));
    bed.now = bed.now.plus(Duration.ofHours(47));
    assertEquals(
        List.of("a"),
        bed.run("long", Dict.EMPTY, NOBODY, Bed.poll(session))
            .body()
            .texts("completed")
            .orElseThrow());
    bed.now = bed.now.plus(Duration.ofHours(2));
    assertEquals(
        Errcode.UNKNOWN,
        bed.run("long", Dict.EMPTY, NOBODY, Bed.poll(session))
            .body()
            .text("errcode")
            .orElseThrow());
  }

  @Test
  void eachFlippedBitMakesAnIdUnknown() {
    String session = bed.begin("short", Dict.of("target", "x"), NOBODY);
    byte[] id = java.util.Base64.getUrlDecoder().decode(session);
    for (int i = 0; i < id.length; i++) {
      byte[] forged = id.clone();
      forged[i] ^= (byte) (1 << (i % 8));
      String text = java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(forged);
      Reply.Json reply = bed.run("short", Dict.EMPTY, NOBODY, Bed.auth(text, "a"));
      assertEquals(Errcode.UNKNOWN, reply.body().text("errcode").orElseThrow(), "byte " + i);
    }
    assertEquals(0, bed.performed.size());
  }

  @Test
  void aFailedAttemptSaysWhyAndKeepsTheSession() {
    String session = bed.begin("mine", Dict.EMPTY, ALICE);
    Reply.Json wrong = bed.run("mine", Dict.EMPTY, ALICE, Bed.auth(session, "pw"));
    assertEquals(401, wrong.status());
    assertEquals(Errcode.FORBIDDEN, wrong.body().text("errcode").orElseThrow());
    assertEquals(session, wrong.body().text("session").orElseThrow());
    assertEquals(List.of(), wrong.body().texts("completed").orElseThrow());
    assertEquals(
        200,
        bed.run("mine", Dict.EMPTY, ALICE, Bed.auth(session, "pw").with("user", "alice")).status());
  }

  @Test
  void aFailedOneShotGivesANewSession() {
    Reply.Json wrong = bed.run("mine", Dict.EMPTY, ALICE, Dict.of("type", "pw"));
    assertEquals(401, wrong.status());
    String session = wrong.body().text("session").orElseThrow();
    assertEquals(
        200,
        bed.run("mine", Dict.EMPTY, ALICE, Bed.auth(session, "pw").with("user", "alice")).status());
  }

  @Test
  void anotherUsersProofIsForbiddenAndTheRightOneStillSucceeds() {
    String session = bed.begin("mine", Dict.EMPTY, ALICE);
    MatrixException e =
        assertThrows(
            MatrixException.class,
            () -> bed.run("mine", Dict.EMPTY, ALICE, Bed.auth(session, "pw").with("user", "bob")));
    assertEquals(403, e.status());
    assertEquals(
        200,
        bed.run("mine", Dict.EMPTY, ALICE, Bed.auth(session, "pw").with("user", "alice")).status());
  }

  @Test
  void aProvedIdentifierOfAnotherUserIsForbidden() {
    bed.store.owners.put("email bob@example.org", Bed.BOB);
    bed.stage(
        "mail",
        Proves.IDENTIFIER,
        attempt ->
            Outcome.passed(
                new Claim.Identifier(new ThreePid("email", "bob@example.org", Instant.EPOCH))));
    bed.flow("mailed", "mail");
    assertThrows(
        MatrixException.class, () -> bed.run("mailed", Dict.EMPTY, ALICE, Dict.of("type", "mail")));
    assertEquals(
        200, bed.run("mailed", Dict.EMPTY, Optional.of(Bed.BOB), Dict.of("type", "mail")).status());
  }

  @Test
  void aFlowThatProvesNobodyIsNotOfferedForAnAccount() {
    MatrixException e =
        assertThrows(MatrixException.class, () -> bed.run("long", Dict.EMPTY, ALICE, null));
    assertEquals(503, e.status());
    assertEquals(Errcode.UNKNOWN, e.errcode());
  }

  @Test
  void wrongTypesOfAuthAreBadJson() {
    for (Object auth :
        List.of(
            "x",
            1L,
            true,
            List.of(),
            Dict.of("type", 1),
            Dict.of("session", List.of()),
            Dict.of("type", null),
            Dict.of("session", Dict.EMPTY, "type", "a"))) {
      MatrixException e =
          assertThrows(MatrixException.class, () -> bed.run("short", Dict.EMPTY, NOBODY, auth));
      assertEquals(400, e.status());
      assertEquals(Errcode.BAD_JSON, e.errcode());
    }
  }

  @Test
  void anUnknownOrAbsentTypeIsUnrecognized() {
    String session = bed.begin("short", Dict.EMPTY, NOBODY);
    for (Dict auth :
        List.of(
            Dict.of("type", "nope"),
            Dict.of("type", ""),
            Dict.of("type", "b"),
            Dict.of("foo", 1),
            Bed.auth(session, "nope"),
            Bed.poll(session).with("foo", 1))) {
      Reply.Json reply = bed.run("short", Dict.EMPTY, NOBODY, auth);
      assertEquals(401, reply.status());
      assertEquals(Errcode.UNRECOGNIZED, reply.body().text("errcode").orElseThrow());
      assertTrue(reply.body().has("flows"));
    }
  }

  @Test
  void whatNoAuthenticationCouldSaveIsRefusedFirst() {
    MatrixException e =
        assertThrows(
            MatrixException.class, () -> bed.run("short", Dict.of("refuse", 1), NOBODY, null));
    assertEquals(Errcode.INVALID_PARAM, e.errcode());
  }

  @Test
  void whoeverIsRefusedWhatAnotherRequestOfTheSessionDidGetsItsAnswer() {
    bed.exclusive = true;
    bed.receiptUser = Optional.of("@alice:example.org");
    Dict body = Dict.of("target", "x");
    String session = bed.begin("short", body, NOBODY);
    Dict auth = Bed.auth(session, "a");
    bed.meanwhile = () -> assertEquals(200, bed.run("short", body, NOBODY, auth).status());

    Reply.Json late = bed.run("short", body, NOBODY, auth);

    assertEquals("@alice:example.org", late.body().text("again").orElseThrow());
    assertEquals(1, bed.performed.size());
  }

  @Test
  void ofAThousandRacesEachRunsTheOperationOnce() throws Exception {
    for (int i = 0; i < 1000; i++) {
      String session = bed.begin("long", Dict.EMPTY, NOBODY);
      bed.run("long", Dict.EMPTY, NOBODY, Bed.auth(session, "a"));
      int before = bed.performed.size();
      Callable<Integer> last =
          () -> bed.run("long", Dict.EMPTY, NOBODY, Bed.auth(session, "b")).status();
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> future : bed.threads.invokeAll(List.of(last, last))) {
        statuses.add(future.get());
      }
      assertEquals(1, bed.performed.size() - before);
      assertEquals(601, statuses.stream().mapToInt(Integer::intValue).sum());
    }
  }

  @Test
  void aReplayIsChallengedAfresh() {
    String session = bed.begin("short", Dict.EMPTY, NOBODY);
    bed.run("short", Dict.EMPTY, NOBODY, Bed.auth(session, "a"));
    Reply.Json replay = bed.run("short", Dict.EMPTY, NOBODY, Bed.auth(session, "a"));
    assertEquals(401, replay.status());
    assertEquals(Set.of("session", "flows", "params"), replay.body().keys());
    assertNotEquals(session, replay.body().text("session").orElseThrow());
    assertEquals(1, bed.performed.size());
  }

  @Test
  void theSameRequestIsAnsweredAgainForTenMinutes() {
    bed.receiptUser = Optional.of("@new:example.org");
    Dict body = Dict.of("target", "new", "password", "pw");
    String session = bed.begin("short", body, NOBODY);
    bed.run("short", body, NOBODY, Bed.auth(session, "a"));
    Reply.Json again = bed.run("short", body, NOBODY, Bed.auth(session, "a"));
    assertEquals(200, again.status());
    assertEquals("@new:example.org", again.body().text("again").orElseThrow());
    for (Dict other : List.of(body.with("password", "pW"), body.without("password"), Dict.EMPTY)) {
      assertEquals(401, bed.run("short", other, NOBODY, Bed.poll(session)).status());
    }
    bed.now = bed.now.plus(Duration.ofMinutes(11));
    assertEquals(401, bed.run("short", body, NOBODY, Bed.auth(session, "a")).status());
    assertEquals(1, bed.performed.size());
  }

  @Test
  void anOperationThatFailedGivesTheSessionBack() {
    bed.failure = Optional.of(new MatrixException(400, Errcode.USER_IN_USE, "Taken"));
    String session = bed.begin("long", Dict.EMPTY, NOBODY);
    bed.run("long", Dict.EMPTY, NOBODY, Bed.auth(session, "a"));
    assertThrows(
        MatrixException.class, () -> bed.run("long", Dict.EMPTY, NOBODY, Bed.auth(session, "b")));
    bed.failure = Optional.empty();
    assertEquals(200, bed.run("long", Dict.EMPTY, NOBODY, Bed.poll(session)).status());
  }

  @Test
  void guessesAreCountedAndLimited() {
    for (int i = 0; i < 20; i++) {
      assertEquals(401, bed.run("mine", Dict.EMPTY, ALICE, Dict.of("type", "pw")).status());
    }
    MatrixException e =
        assertThrows(
            MatrixException.class,
            () -> bed.run("mine", Dict.EMPTY, ALICE, Dict.of("type", "pw", "user", "alice")));
    assertEquals(429, e.status());
    assertTrue(e.body().integer("retry_after_ms").orElse(0) > 0);
  }

  @Test
  void aFlowWhoseStageIsGoneIsNotOfferedUnlessItWasPassed() {
    bed.flow("long", "b");
    String session = bed.begin("long", Dict.EMPTY, NOBODY);
    bed.run("long", Dict.EMPTY, NOBODY, Bed.auth(session, "a"));
    bed.stages.remove("a", () -> true);
    assertEquals(
        2,
        bed.run("long", Dict.EMPTY, NOBODY, Bed.poll(session))
            .body()
            .dicts("flows")
            .orElseThrow()
            .size());
    assertEquals(
        List.of(Dict.of("stages", List.of("b"))),
        bed.run("long", Dict.EMPTY, NOBODY, null).body().dicts("flows").orElseThrow());
  }

  @Test
  void aStageUnderUpdateIsWaitedFor() throws Exception {
    bed.stages.remove("a", () -> false);
    Future<Reply.Json> waiting =
        bed.threads.submit(() -> bed.run("short", Dict.EMPTY, NOBODY, Dict.of("type", "a")));
    bed.stage("a", Proves.NOTHING, attempt -> Outcome.passed());
    assertEquals(200, waiting.get().status());
  }

  @Test
  void graceFreesTheRemovalOfDevicesAndNothingElse() {
    bed.flow("delete_device", "pw");
    bed.settings =
        new SessionSettings(Duration.ofMinutes(15), Duration.ofDays(2), Duration.ofMinutes(1));
    Dict auth = Dict.of("type", "pw", "user", "alice");
    assertEquals(200, bed.run("delete_device", Dict.EMPTY, ALICE, auth).status());
    assertEquals(200, bed.run("delete_device", Dict.EMPTY, ALICE, null).status());
    assertEquals(401, bed.run("mine", Dict.EMPTY, ALICE, null).status());
    bed.now = bed.now.plus(Duration.ofMinutes(2));
    assertEquals(401, bed.run("delete_device", Dict.EMPTY, ALICE, null).status());
  }

  @Test
  void aProofEndsWhenWhatProvedItIsRenewed() {
    String session = bed.begin("mine2", Dict.EMPTY, ALICE);
    bed.run("mine2", Dict.EMPTY, ALICE, Bed.auth(session, "pw").with("user", "alice"));
    bed.generation++;
    Reply.Json reply = bed.run("mine2", Dict.EMPTY, ALICE, Bed.auth(session, "a"));
    assertEquals(401, reply.status());
    assertEquals(Errcode.UNKNOWN, reply.body().text("errcode").orElseThrow());
    assertNotEquals(session, reply.body().text("session").orElseThrow());
    assertTrue(bed.performed.isEmpty());
  }

  @Test
  void aProofEndsAlsoForWhoCameWithoutAToken() {
    String session = bed.begin("mine2", Dict.EMPTY, NOBODY);
    bed.run("mine2", Dict.EMPTY, NOBODY, Bed.auth(session, "pw").with("user", "alice"));
    bed.generation++;
    Reply.Json reply = bed.run("mine2", Dict.EMPTY, NOBODY, Bed.auth(session, "a"));
    assertEquals(401, reply.status());
    assertEquals(Errcode.UNKNOWN, reply.body().text("errcode").orElseThrow());
    assertTrue(bed.performed.isEmpty());

    String later = reply.body().text("session").orElseThrow();
    bed.run("mine2", Dict.EMPTY, NOBODY, Bed.auth(later, "pw").with("user", "alice"));
    assertEquals(200, bed.run("mine2", Dict.EMPTY, NOBODY, Bed.auth(later, "a")).status());
  }

  @Test
  void aProofByAnAddressEndsWhenItsOwnersAreRenewed() {
    ThreePid mail = new ThreePid("email", "alice@example.org", Instant.EPOCH);
    bed.stage("mail", Proves.IDENTIFIER, attempt -> Outcome.passed(new Claim.Identifier(mail)));
    bed.flow("mailed", "mail", "a");
    bed.store.owners.put("email alice@example.org", Bed.ALICE);
    for (Optional<UserId> user : List.of(NOBODY, ALICE)) {
      String session = bed.begin("mailed", Dict.EMPTY, user);
      bed.run("mailed", Dict.EMPTY, user, Bed.auth(session, "mail"));
      bed.generation++;
      assertEquals(401, bed.run("mailed", Dict.EMPTY, user, Bed.auth(session, "a")).status());
    }
    assertTrue(bed.performed.isEmpty());

    bed.store.owners.clear();
    String session = bed.begin("mailed", Dict.EMPTY, NOBODY);
    bed.run("mailed", Dict.EMPTY, NOBODY, Bed.auth(session, "mail"));
    bed.generation++;
    assertEquals(200, bed.run("mailed", Dict.EMPTY, NOBODY, Bed.auth(session, "a")).status());
  }

  @Test
  void whatAnybodyCanPassForgivesNoWrongGuesses() {
    for (int i = 0; i < 5; i++) {
      bed.run("mine", Dict.EMPTY, ALICE, Dict.of("type", "pw"));
    }
    String account = "ACCOUNT " + Bed.ALICE;
    assertEquals(5.0, bed.store.levels.get(account));
    bed.actsOnAccount = false;
    assertEquals(200, bed.run("short", Dict.EMPTY, ALICE, Dict.of("type", "a")).status());
    assertEquals(5.0, bed.store.levels.get(account));
    bed.run("mine", Dict.EMPTY, ALICE, Dict.of("type", "pw", "user", "alice"));
    assertFalse(bed.store.levels.containsKey(account));
  }

  @Test
  void whatNobodyHasAFlowForNeedsAToken() {
    MatrixException told =
        assertThrows(
            MatrixException.class,
            () -> bed.run("flowless", Dict.EMPTY, Optional.empty(), Dict.EMPTY));
    assertEquals("401 M_MISSING_TOKEN", told.status() + " " + told.errcode());
  }
}
