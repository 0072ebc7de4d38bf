package org.stagedoor.stage.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.AuditTrail.Deed;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.operation.Operation;
import org.stagedoor.api.stage.Claim;

class OperationsTest {
  private final House house = new House();
  private final List<Deed> deeds = new ArrayList<>();
  private final EnrolFactor enrol = new EnrolFactor(house.settings, deeds::add);
  private final ConfirmFactor confirm = new ConfirmFactor(house.settings, deeds::add);
  private final RemoveFactor remove = new RemoveFactor(house.settings, deeds::add);
  private final FactorStatus status = new FactorStatus(house.settings);

  private static Call call(UserId user, Dict body) {
    return new Call(
        "POST",
        EnrolFactor.PATH,
        Map.of(),
        Map.of(),
        body,
        Optional.of(new Requester(user, Optional.empty(), "t1", Requester.Kind.USER)),
        new Call.Origin("127.0.0.1", "test", List.of(Locale.ENGLISH)),
        Optional.of("session-1"),
        House.NOW);
  }

  private static Grant grant(UserId user, Claim... claims) {
    return new Grant(Optional.of("session-1"), Optional.of(user), List.of(claims));
  }

  private static Dict run(Operation operation, UserId user, Claim... claims) {
    Operation.Effect effect = operation.prepare(call(user, Dict.EMPTY), grant(user, claims));
    return ((Reply.Json) effect.run().reply()).body();
  }

  private Dict status(UserId user) {
    return ((Reply.Json) status.serve(call(user, Dict.EMPTY))).body();
  }

  /** All that is told: no secret is among it. */
  private static Deed byUser(String event, UserId user) {
    return new Deed(
        event,
        Optional.of(user),
        Optional.of(user.toString()),
        Optional.of("127.0.0.1"),
        House.NOW,
        Dict.EMPTY);
  }

  private static Optional<Account> account(UserId user) {
    Account.State state = user.equals(House.BOB) ? Account.State.DEACTIVATED : Account.State.ACTIVE;
    return user.equals(House.ALICE) || user.equals(House.BOB)
        ? Optional.of(new Account(user, Account.Kind.USER, state, true, Instant.EPOCH))
        : Optional.empty();
  }

  private TotpCommand command() {
    return new TotpCommand(
        house.settings.factors(),
        new Users(OperationsTest::account, house),
        new FactorAudit(deeds::add),
        () -> House.NOW);
  }

  @Test
  void bobEnrolsAndConfirms() {
    Dict offered = run(enrol, House.BOB);

    String secret = offered.text("secret").orElseThrow();
    assertEquals(
        "otpauth://totp/example.org:%40bob%3Aexample.org?secret="
            + secret
            + "&issuer=example.org&algorithm=SHA1&digits=6&period=30",
        offered.text("uri").orElseThrow());
    assertEquals(RecoveryCode.MANY, offered.texts("recovery_codes").orElseThrow().size());
    assertEquals(Dict.of("enrolled", false, "recovery_codes_left", 0), status(House.BOB));
    Call wrong = call(House.BOB, Dict.of("code", "1234567"));
    assertEquals(403, assertThrows(MatrixException.class, () -> confirm.serve(wrong)).status());

    Dict draft = house.data.get(House.BOB, "org.stagedoor.stage.totp").orElseThrow();
    Secret own = Draft.read(draft.dict("draft").orElseThrow()).orElseThrow().secret();
    assertEquals(secret, own.key());
    String code = own.code(Clockwork.step(House.NOW));
    confirm.serve(call(House.BOB, Dict.of("code", code)));

    assertEquals(Dict.of("enrolled", true, "recovery_codes_left", 10), status(House.BOB));
    assertEquals(
        List.of(byUser("totp.offer", House.BOB), byUser("totp.confirm", House.BOB)), deeds);
  }

  @Test
  void whoHasAFactorMustGiveItToChangeIt() {
    for (Operation operation : List.of(enrol, remove)) {
      MatrixException refused =
          assertThrows(MatrixException.class, () -> run(operation, House.ALICE));
      assertEquals(403, refused.status());
      Claim.Fact others = TotpStage.passedBy(House.BOB);
      assertThrows(MatrixException.class, () -> run(operation, House.ALICE, others));
    }
    assertTrue(house.settings.factors().find(House.ALICE).isPresent());
    assertEquals(List.of(), deeds);

    run(remove, House.ALICE, TotpStage.passedBy(House.ALICE));
    run(remove, House.ALICE);

    assertEquals(
        List.of(byUser("totp.remove", House.ALICE)), deeds, "the second had nothing to do");

    assertTrue(house.settings.factors().find(House.ALICE).isEmpty());
    assertThrows(MatrixException.class, () -> remove.validate(call(House.ALICE, Dict.EMPTY)));
  }

  @Test
  void operatorsSeeAndRemove() {
    TotpCommand command = command();
    assertEquals(
        "@alice:example.org: enrolled, 400 recovery codes left", command.totp("show", "alice"));
    assertEquals("@alice:example.org: removed", command.totp("remove", "@alice:example.org"));
    assertEquals("@alice:example.org has no second factor", command.totp("show", "alice"));
    assertEquals("@alice:example.org has no second factor", command.totp("remove", "alice"));
    assertEquals(
        List.of(Deed.byConsole("totp.remove", Optional.of(House.ALICE), House.NOW, Dict.EMPTY)),
        deeds);
    for (String[] words : new String[][] {{}, {"show"}, {"add", "alice"}, {"show", "@al ice"}}) {
      assertThrows(IllegalArgumentException.class, () -> command.totp(words));
    }
    assertFalse(house.settings.issuer().isEmpty());
  }

  @Test
  void operatorsAreToldOfUsersThatAreNotThere() {
    TotpCommand command = command();
    for (String verb : List.of("show", "remove")) {
      for (String name : List.of("nobody", "bob")) {
        IllegalArgumentException told =
            assertThrows(IllegalArgumentException.class, () -> command.totp(verb, name));
        assertEquals("there is no user @" + name + ":example.org", told.getMessage());
      }
    }
    assertEquals(List.of(), deeds);
  }
}
