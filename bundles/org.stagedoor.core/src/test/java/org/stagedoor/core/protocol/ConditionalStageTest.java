package org.stagedoor.core.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.stagedoor.core.protocol.Bed.ALICE;
import static org.stagedoor.core.protocol.Bed.BOB;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.flow.Flow;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Claim;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType.Proves;

/** {@code password factor?} where Alice has a second factor and Bob has none. */
class ConditionalStageTest {
  private final Bed bed = new Bed();

  ConditionalStageTest() {
    bed.flows.put("log_in", List.of(new Flow(List.of("password", "factor"), Set.of("factor"))));
    bed.stage(
        "password",
        Proves.USER,
        attempt ->
            Outcome.passed(new Claim.User(attempt.input().fields().has("bob") ? BOB : ALICE)));
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private void factor() {
    bed.stage(
        "factor",
        Proves.NOTHING,
        new Stage() {
          @Override
          public Outcome attempt(Attempt attempt) {
            return Outcome.passed();
          }

          @Override
          public boolean passable(Attempt attempt) {
            Claim.User alice = new Claim.User(ALICE);
            return attempt.subject().isPresent()
                ? attempt.subject().equals(Optional.of(ALICE))
                : attempt.claims().isEmpty() || attempt.claims().contains(alice);
          }
        });
  }

  private Reply.Json ask(Optional<UserId> user, Dict auth) {
    return bed.run("log_in", Dict.EMPTY, user, auth);
  }

  private static List<Dict> flows(Reply.Json reply) {
    return reply.body().dicts("flows").orElseThrow();
  }

  @Test
  void itIsAskedOfWhoCanPassIt() {
    factor();
    assertEquals(
        List.of(Dict.of("stages", List.of("password", "factor"))),
        flows(ask(Optional.of(ALICE), Dict.EMPTY)));
    assertEquals(
        List.of(Dict.of("stages", List.of("password"))), flows(ask(Optional.of(BOB), Dict.EMPTY)));
    assertEquals(200, ask(Optional.of(BOB), Dict.of("type", "password", "bob", true)).status());
  }

  @Test
  void whoAsksMayTurnOutOnlyOnTheWay() {
    factor();
    assertEquals(401, ask(Optional.empty(), Dict.of("type", "password")).status());
    assertEquals(0, bed.performed.size());
    assertEquals(200, ask(Optional.empty(), Dict.of("type", "password", "bob", true)).status());

    Reply.Json first = ask(Optional.empty(), Dict.of("type", "password"));
    String session = first.body().text("session").orElseThrow();
    assertEquals(401, ask(Optional.empty(), Bed.poll(session)).status());
    assertEquals(200, ask(Optional.empty(), Bed.auth(session, "factor")).status());
  }

  @Test
  void noFlowIsOfferedWhileNobodyKnowsWhetherItIsNeeded() {
    Dict auth = Dict.of("type", "password");
    MatrixException refused =
        assertThrows(MatrixException.class, () -> ask(Optional.of(BOB), auth));
    assertEquals(503, refused.status());

    bed.stage(
        "factor",
        Proves.NOTHING,
        new Stage() {
          @Override
          public Outcome attempt(Attempt attempt) {
            return Outcome.passed();
          }

          @Override
          public boolean passable(Attempt attempt) {
            throw new IllegalStateException("the store is away");
          }
        });
    assertThrows(MatrixException.class, () -> ask(Optional.of(ALICE), auth));
    assertEquals(0, bed.performed.size());
  }
}
