package org.stagedoor.stage.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.testkit.TestAttempt.attempt;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Claim;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.testkit.StageContract;
import org.stagedoor.testkit.TestAttempt;

class TokenStageTest implements StageContract {
  private static final UserId ALICE = new UserId("alice", "example.org");
  private static final Outcome ALICES = Outcome.passed(new Claim.User(ALICE));
  private static final Duration LIFETIME = Duration.ofMinutes(2);

  private final OneTimeTokens tokens = new OneTimeTokens();
  private final TokenStage stage = new TokenStage(tokens);

  @Override
  public Stage stage() {
    return stage;
  }

  @Override
  public List<Input> passing() {
    return List.of(new Input.Auth(Dict.of("token", token(), "txn_id", "txn")));
  }

  private String token() {
    synchronized (tokens) {
      return tokens.issue(ALICE, LIFETIME, attempt().now()).token();
    }
  }

  private static TestAttempt with(String token, String transaction) {
    return attempt().auth(Dict.of("token", token, "txn_id", transaction));
  }

  private static void assertWrong(Outcome outcome) {
    Outcome.Denied denied = assertInstanceOf(Outcome.Denied.class, outcome);
    assertEquals("M_FORBIDDEN", denied.errcode());
    assertTrue(denied.guess());
  }

  @Test
  void takesATokenOnce() {
    String token = token();
    assertEquals(ALICES, stage.attempt(with(token, "one")));
    assertEquals(ALICES, stage.attempt(with(token, "one")), "a retry in the session");
    assertWrong(stage.attempt(with(token, "one").session("session-2")));
    assertWrong(stage.attempt(with(token, "two")));
  }

  @Test
  void takesNoTokenThatIsExpiredOrSpentOrForged() {
    String token = token();
    TestAttempt late = with(token, "one").at(attempt().now().plus(LIFETIME));
    assertWrong(stage.attempt(late));
    assertTrue(tokens.spend(token, attempt().now()));
    assertWrong(stage.attempt(with(token, "one")));
    assertWrong(stage.attempt(with("mallory", "one")));
  }

  /** Its owner can still use it. */
  @Test
  void leavesATokenOfSomebodyElseAlone() {
    String token = token();
    TestAttempt bobs = with(token, "one").subject("@bob:example.org");
    MatrixException refused = assertThrows(MatrixException.class, () -> stage.attempt(bobs));
    assertEquals(403, refused.status());
    assertEquals(
        ALICES,
        stage.attempt(with(token, "one").session("session-2").subject("@alice:example.org")));
  }

  @Test
  void wantsATransactionOfClientsAndNoneOfPages() {
    String token = token();
    MatrixException missing =
        assertThrows(
            MatrixException.class, () -> stage.attempt(attempt().auth(Dict.of("token", token))));
    assertEquals("M_MISSING_PARAM", missing.errcode());
    TestAttempt page = attempt().posted(Dict.of("token", " " + token + "\n"));
    assertEquals(ALICES, stage.attempt(page));
    assertEquals(ALICES, stage.attempt(page), "a second click");
  }
}
