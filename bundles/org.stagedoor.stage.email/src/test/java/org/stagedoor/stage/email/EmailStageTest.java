package org.stagedoor.stage.email;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.testkit.TestAttempt.attempt;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.ValidationSessions.Purpose;
import org.stagedoor.api.account.ValidationSessions.Request;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Claim;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.testkit.MemoryValidationSessions;
import org.stagedoor.testkit.StageContract;
import org.stagedoor.testkit.TestAttempt;

class EmailStageTest implements StageContract {
  private static final Dict ADDRESS = Dict.of("address", "alice@example.org");

  private final Map<String, String> used = new ConcurrentHashMap<>();
  private final MemoryValidationSessions sessions = new MemoryValidationSessions();
  private final EmailStage stage = new EmailStage(sessions, this::bind, null);

  @Override
  public Stage stage() {
    return stage;
  }

  @Override
  public List<Input> passing() {
    return List.of(
        new Input.Browser(true, false, ADDRESS),
        new Input.Browser(true, false, Dict.of("code", MemoryValidationSessions.CODE)));
  }

  private String bind(String nonce, String owner, Instant until, Instant now) {
    return used.computeIfAbsent(nonce, free -> owner);
  }

  @Test
  void aProofThatActsForAnAccountIsOneSessionsAlone() {
    String sid = begin(Purpose.RESET);
    sessions.follow(sid);
    TestAttempt attempt = attempt().purpose("password", "act").auth("threepid_creds", creds(sid));
    assertInstanceOf(Outcome.Passed.class, stage.attempt(attempt));
    assertInstanceOf(Outcome.Passed.class, stage.attempt(attempt));
    used.replaceAll((nonce, owner) -> "another session");
    assertEquals("M_UNAUTHORIZED", denied(attempt).errcode());
  }

  private String begin(Purpose purpose) {
    return sessions.begin(
        new Request(
            purpose,
            "email",
            "alice@example.org",
            "monkeys",
            1,
            Optional.empty(),
            new Call.Origin("192.0.2.1", "", attempt().locales()),
            Instant.EPOCH));
  }

  private static TestAttempt registering() {
    return attempt().purpose("register", "register");
  }

  private static Dict creds(String sid) {
    return Dict.of("sid", sid, "client_secret", "monkeys");
  }

  @Test
  void takesWhatTheClientHadValidated() {
    String sid = begin(Purpose.REGISTER);
    TestAttempt attempt = registering().auth("threepid_creds", creds(sid));
    assertEquals("M_UNAUTHORIZED", denied(attempt).errcode());

    sessions.follow(sid);

    assertEquals(
        Outcome.passed(
            new Claim.Identifier(new ThreePid("email", "alice@example.org", Instant.EPOCH))),
        stage.attempt(attempt));
  }

  @Test
  void takesEachFormThatClientsHaveSent() {
    String sid = begin(Purpose.REGISTER);
    sessions.follow(sid);
    Dict old = Dict.of("sid", sid, "clientSecret", "monkeys", "idServer", "vector.im");
    for (Dict auth :
        List.of(
            Dict.of("threepid_creds", creds(sid)),
            Dict.of("threepidCreds", creds(sid)),
            Dict.of("threepid_creds", List.of(creds(sid))),
            Dict.of("threepidCreds", List.of(old)))) {
      assertInstanceOf(Outcome.Passed.class, stage.attempt(registering().auth(auth)));
    }
  }

  @Test
  void takesAProofFromElsewhereForNewAccountsAlone() {
    ThreePid proved = new ThreePid("email", "bob@example.org", Instant.EPOCH);
    Stage trusting = new EmailStage(sessions, this::bind, new FakeIdentityServers(proved));
    Dict creds = creds("1").with("id_server", "id.example").with("id_access_token", "t");
    TestAttempt register = registering().auth("threepid_creds", creds);

    assertEquals(Outcome.passed(new Claim.Identifier(proved)), trusting.attempt(register));
    assertEquals("M_UNAUTHORIZED", denied(register).errcode());
    for (TestAttempt other :
        List.of(
            registering().auth("threepid_creds", creds.without("id_access_token")),
            registering().auth("threepid_creds", creds.with("id_server", "other.example")),
            attempt().purpose("password", "act").auth("threepid_creds", creds))) {
      assertInstanceOf(Outcome.Denied.class, trusting.attempt(other));
    }
  }

  @Test
  void asksForWhatIsMissing() {
    assertEquals("M_MISSING_PARAM", denied(registering()).errcode());
    Dict half = Dict.of("threepid_creds", Dict.of("sid", "1"));
    assertEquals("M_MISSING_PARAM", denied(registering().auth(half)).errcode());
  }

  @Test
  void isBoundToTheClientsSecret() {
    String sid = begin(Purpose.REGISTER);
    sessions.follow(sid);
    Dict other = Dict.of("sid", sid, "client_secret", "apes");
    assertEquals("M_UNAUTHORIZED", denied(registering().auth("threepid_creds", other)).errcode());
  }

  @Test
  void actsForNoAccountOnWhatAScannerMayHaveDone() {
    String sid = begin(Purpose.REGISTER);
    sessions.follow(sid);
    Dict auth = Dict.of("threepid_creds", creds(sid));
    for (String operation : List.of("password", "deactivate", "delete_devices")) {
      assertEquals(
          "M_UNAUTHORIZED", denied(attempt().purpose(operation, "act").auth(auth)).errcode());
    }
  }

  @Test
  void asksInTheBrowserForAddressThenCode() {
    assertInstanceOf(Page.Form.class, stage.page(registering().opened()));
    Outcome sent = stage.attempt(registering().posted(ADDRESS));
    TestAttempt next = registering().after(sent);
    assertInstanceOf(Page.Html.class, stage.page(next.opened()));

    assertTrue(denied(next.posted(Dict.of("code", "1"))).guess());
    assertFalse(denied(next.posted(Dict.of("code", ""))).guess());
    Dict code = Dict.of("code", MemoryValidationSessions.CODE);
    assertInstanceOf(Outcome.Passed.class, stage.attempt(next.posted(code)));
  }

  @Test
  void isPassedByWhoComesBackFromTheLink() {
    Outcome sent = stage.attempt(registering().posted(ADDRESS));
    TestAttempt back = registering().after(sent).returned(Dict.EMPTY);
    assertInstanceOf(Page.Html.class, stage.page(back));
    String sid = back.state().text("sid").orElseThrow();
    assertTrue(sessions.begun(sid).next().isPresent());

    sessions.follow(sid);

    assertInstanceOf(Page.Proceed.class, stage.page(back));
    assertInstanceOf(Outcome.Passed.class, stage.attempt(back));
    // The client's own window needs a press of the button.
    assertInstanceOf(Page.Html.class, stage.page(back.opened()));
  }

  @Test
  void sendsAgainToAnyAddress() {
    Outcome sent = stage.attempt(registering().posted(ADDRESS));
    Outcome restarted = stage.attempt(registering().after(sent).posted(Dict.of("restart", "on")));
    TestAttempt again = registering().after(restarted);
    assertInstanceOf(Page.Form.class, stage.page(again.opened()));

    Outcome second = stage.attempt(again.posted(ADDRESS));

    String sid = registering().after(second).state().text("sid").orElseThrow();
    assertEquals(2, sessions.begun(sid).sendAttempt());
  }

  @ParameterizedTest
  @ValueSource(strings = {"register", "password"})
  void theMessageSuitsTheOperation(String operation) {
    Outcome sent = stage.attempt(attempt().purpose(operation, "act").posted(ADDRESS));
    String sid = attempt().after(sent).state().text("sid").orElseThrow();
    assertEquals(
        operation.equals("register") ? Purpose.REGISTER : Purpose.RESET,
        sessions.begun(sid).purpose());
  }

  @Test
  void saysWhichAddressesAreNotTaken() {
    Dict address = Dict.of("address", "alice@example.666");
    assertEquals("M_THREEPID_DENIED", denied(registering().posted(address)).errcode());
  }

  @Test
  void isNotOfferedWithoutATransport() {
    assertTrue(stage.passable(registering()));
    sessions.reach(false);
    assertFalse(stage.passable(registering()));
  }

  private Outcome.Denied denied(TestAttempt attempt) {
    return assertInstanceOf(Outcome.Denied.class, stage.attempt(attempt));
  }
}
