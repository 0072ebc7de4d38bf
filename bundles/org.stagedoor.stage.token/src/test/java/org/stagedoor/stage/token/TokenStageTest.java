package org.stagedoor.stage.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

  /** The core makes it count once. */
  private static void assertAlices(String token, Outcome outcome) {
    Outcome.Passed passed = assertInstanceOf(Outcome.Passed.class, outcome);
    assertEquals(List.of(new Claim.User(ALICE)), passed.claims());
    Outcome.Use use = passed.uses().get(0);
    assertEquals(token, use.nonce());
    assertEquals(attempt().now().plus(LIFETIME), use.until());
    assertEquals("M_FORBIDDEN", use.otherwise().errcode());
    assertFalse(use.otherwise().guess());
  }

  private static void assertWrong(Outcome outcome) {
    Outcome.Denied denied = assertInstanceOf(Outcome.Denied.class, outcome);
    assertEquals("M_FORBIDDEN", denied.errcode());
    assertTrue(denied.guess());
  }

  @Test
  void takesATokenInOneTransaction() {
    String token = token();
    assertAlices(token, stage.attempt(with(token, "one")));
    assertAlices(token, stage.attempt(with(token, "one").session("session-2")));
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

  @Test
  void wantsATransactionOfClientsAndNoneOfPages() {
    String token = token();
    MatrixException missing =
        assertThrows(
            MatrixException.class, () -> stage.attempt(attempt().auth(Dict.of("token", token))));
    assertEquals("M_MISSING_PARAM", missing.errcode());
    TestAttempt page = attempt().posted(Dict.of("token", " " + token + "\n"));
    assertAlices(token, stage.attempt(page));
    assertAlices(token, stage.attempt(page));
  }
}
