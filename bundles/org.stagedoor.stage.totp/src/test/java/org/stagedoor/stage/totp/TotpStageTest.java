package org.stagedoor.stage.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.testkit.TestAttempt.attempt;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Claim;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.testkit.StageContract;
import org.stagedoor.testkit.TestAttempt;

class TotpStageTest implements StageContract {
  private final House house = new House();
  private final TotpStage stage = house.stage();

  @Override
  public Stage stage() {
    return stage;
  }

  @Override
  public List<Input> passing() {
    return List.of(new Input.Auth(Dict.of("recovery_code", house.recovery.remove())));
  }

  @Override
  public TestAttempt start() {
    return attempt().subject(Optional.of(House.ALICE));
  }

  private static Outcome outcomeOf(Stage stage, TestAttempt attempt) {
    return stage.attempt(attempt);
  }

  @Test
  void theAppsCodePassesOneSession() {
    TestAttempt given =
        start().auth("code", " " + house.code().substring(0, 3) + " " + house.code().substring(3));
    assertEquals(Outcome.passed(TotpStage.passedBy(House.ALICE)), outcomeOf(stage, given));
    assertEquals(
        Outcome.wrong("The code is wrong, or was used before"),
        outcomeOf(stage, given.session("session-2")));
    assertEquals(
        List.of(
            "org.stagedoor.login.totp @alice:example.org right",
            "org.stagedoor.login.totp @alice:example.org wrong"),
        house.guesses);
  }

  @Test
  void aFormThatIsFilledInHalfWillDo() {
    TestAttempt posted =
        start().posted(Dict.of("code", "", "recovery_code", house.recovery.remove()));
    assertInstanceOf(Outcome.Passed.class, outcomeOf(stage, posted));
    TestAttempt empty = start().posted(Dict.of("code", "", "recovery_code", " "));
    assertEquals("M_MISSING_PARAM", ((Outcome.Denied) outcomeOf(stage, empty)).errcode());
    assertEquals(1, house.guesses.size(), "nothing typed is no guess");
  }

  @Test
  void theUserIsWhoAnEarlierStageProved() {
    Claim.User alice = new Claim.User(House.ALICE);
    Claim.Identifier address =
        new Claim.Identifier(new ThreePid("email", "alice@example.org", Instant.EPOCH));
    TestAttempt given = attempt().auth("code", house.code());
    assertInstanceOf(Outcome.Denied.class, outcomeOf(stage, given));
    assertInstanceOf(
        Outcome.Denied.class, outcomeOf(stage, given.claims(new Claim.User(House.BOB))));
    assertInstanceOf(Outcome.Passed.class, outcomeOf(stage, given.claims(address)));
    assertInstanceOf(Outcome.Passed.class, outcomeOf(stage, given.claims(alice)));
  }

  @Test
  void itIsAskedOfWhoIsEnrolled() {
    UserId bob = House.BOB;
    assertTrue(stage.passable(start()));
    assertTrue(stage.passable(attempt()), "it may be Alice");
    assertTrue(stage.passable(attempt().claims(new Claim.User(House.ALICE))));
    assertFalse(stage.passable(attempt().claims(new Claim.User(bob))));
    assertFalse(stage.passable(attempt().subject(Optional.of(bob))));
  }

  @Test
  void thePageTakesEitherCode() {
    Page.Form page = (Page.Form) stage.page(start().in(Locale.GERMAN).opened());
    assertEquals("Einmalcode", page.title());
    assertEquals(
        List.of(Page.Field.Kind.ONE_TIME_CODE, Page.Field.Kind.TEXT),
        page.fields().stream().map(Page.Field::kind).toList());
  }
}
