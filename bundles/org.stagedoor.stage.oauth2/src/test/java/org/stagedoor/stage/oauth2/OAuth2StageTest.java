package org.stagedoor.stage.oauth2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.sso.SingleSignOn;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Claim;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Lack;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.testkit.StageContract;
import org.stagedoor.testkit.TestAttempt;

class OAuth2StageTest implements StageContract {
  private static final UserId ALICE = new UserId("alice", "example.org");

  /** Lets in whom the provider said yes to. */
  private static final class SaysYes implements SingleSignOn {
    @Override
    public Optional<Lack> lacks() {
      return Optional.empty();
    }

    @Override
    public boolean passable(Attempt attempt) {
      return attempt.subject().isPresent();
    }

    @Override
    public Page page(Attempt attempt) {
      boolean back = attempt.input() instanceof Input.Browser browser && browser.returned();
      return back ? new Page.Proceed() : new Page.Html("Go", "<p>{{form}}</p>", Map.of());
    }

    @Override
    public Outcome attempt(Attempt attempt) {
      boolean yes =
          attempt.input() instanceof Input.Browser browser
              && browser.fields().text("code").filter("yes"::equals).isPresent();
      return yes
          ? Outcome.passed(new Claim.User(ALICE))
          : Outcome.denied("M_FORBIDDEN", "The provider does not say so");
    }

    @Override
    public URI address(Attempt attempt) {
      return attempt.fallback();
    }
  }

  @Override
  public Stage stage() {
    return new OAuth2Stage(new SaysYes());
  }

  @Override
  public TestAttempt start() {
    return TestAttempt.attempt().subject(ALICE.toString());
  }

  @Override
  public List<Input> passing() {
    return List.of(new Input.Browser(false, true, Dict.of("code", "yes")));
  }

  @Test
  void nobodyInParticularCannotPass() {
    assertFalse(stage().passable(TestAttempt.attempt()));
  }

  @Test
  void clientsAreToldWhereToBegin() {
    assertEquals(Dict.of("uri", start().fallback().toString()), stage().params(start()));
  }
}
