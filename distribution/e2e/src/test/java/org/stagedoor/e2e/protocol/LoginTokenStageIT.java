package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Client;

/** The stage m.login.token: once, for its user, in its transaction, in its time. */
@ExtendWith(StagesServer.class)
class LoginTokenStageIT {
  private static final String GET_TOKEN = "/_matrix/client/v1/login/get_token";
  private static final String DELETE = V3 + "/delete_devices";

  private final StagesServer.Staged staged;
  private final Client anybody;
  private final Person alice;

  LoginTokenStageIT(StagesServer.Staged staged) throws Exception {
    this.staged = staged;
    anybody = staged.server().client();
    alice = Person.register(anybody);
  }

  private String tokenOf(Person person) throws Exception {
    return staged.operator().ask("login-token", person.name());
  }

  private static String begin(Person person) throws Exception {
    return person.client().post(DELETE, "{'devices':['X']}").text("session");
  }

  private static Answer present(Person person, String session, String token, String transaction)
      throws Exception {
    return person
        .client()
        .post(
            DELETE,
            "{'auth':{'type':'m.login.token','session':'%s','token':'%s','txn_id':'%s'}}",
            session,
            token,
            transaction);
  }

  private static Answer finish(Person person, String session) throws Exception {
    return person
        .client()
        .post(DELETE, "{'auth':{'type':'m.login.dummy','session':'%s'}}", session);
  }

  @Test
  void anOperatorsTokenPassesOnceInItsTransaction() throws Exception {
    String token = tokenOf(alice);
    String session = begin(alice);
    String other = begin(alice);

    Expect.progress(present(alice, session, token, "one"), "m.login.token");

    Expect.progress(present(alice, session, token, "one"), "m.login.token");
    Expect.failed("M_FORBIDDEN", present(alice, other, token, "one"));
    Expect.failed("M_FORBIDDEN", present(alice, other, token, "two"));
    finish(alice, session).expect(200);
    Expect.failed("M_FORBIDDEN", present(alice, other, token, "one"));
    Answer login = anybody.post(V3 + "/login", "{'type':'m.login.token','token':'%s'}", token);
    Expect.error(403, "M_FORBIDDEN", login);
    assertFalse(staged.server().log().toString().contains(token), "the token is in the log");
  }

  @Test
  void aTokenBelongsToTheFirstTransactionThatShowsIt() throws Exception {
    String token = tokenOf(alice);
    Person bob = Person.register(anybody);
    // Shown where it can't serve: it is not used up, but bound.
    Expect.error(403, "M_FORBIDDEN", present(bob, begin(bob), token, "one"));

    Expect.failed("M_FORBIDDEN", present(alice, begin(alice), token, "two"));
    Expect.progress(present(alice, begin(alice), token, "one"), "m.login.token");
  }

  @Test
  void aTokenOfAnotherUserLeavesTheSessionAlive() throws Exception {
    Person bob = Person.register(anybody);
    String session = begin(alice);

    Expect.error(403, "M_FORBIDDEN", present(alice, session, tokenOf(bob), "one"));

    Expect.progress(present(alice, session, tokenOf(alice), "two"), "m.login.token");
    finish(alice, session).expect(200);
  }

  @Test
  void forgedTokens() throws Exception {
    String token = tokenOf(alice);
    String session = begin(alice);
    for (String forged : List.of("x", token + "x", token.substring(1), "1.2.3", "")) {
      Expect.failed("M_FORBIDDEN", present(alice, session, forged, "one"));
    }
    String last = token.substring(token.length() - 2).equals("AA") ? "BB" : "AA";
    String other = token.substring(0, token.length() - 2) + last;
    Expect.failed("M_FORBIDDEN", present(alice, session, other, "one"));
    Answer missing =
        alice
            .client()
            .post(DELETE, "{'auth':{'type':'m.login.token','session':'%s','token':'x'}}", session);
    Expect.error(400, "M_MISSING_PARAM", missing);
  }

  @Test
  void aUsersOwnTokenExpires() throws Exception {
    Answer asked = alice.client().post(GET_TOKEN, "{}");
    Answer made =
        alice
            .client()
            .post(GET_TOKEN, "{'auth':{%s}}", alice.proof(asked.text("session")))
            .expect(200);
    Instant end = Instant.now().plusMillis(Long.parseLong(made.text("expires_in_ms")));
    String session = begin(alice);

    Await.until("the token to expire", () -> Instant.now().isAfter(end));

    Expect.failed("M_FORBIDDEN", present(alice, session, made.text("login_token"), "one"));
  }

  @Test
  void aTokenThatLoggedInPassesNoMore() throws Exception {
    String token = tokenOf(alice);
    anybody
        .post(V3 + "/login", "{'type':'m.login.token','token':'%s','txn_id':'one'}", token)
        .expect(200);

    Expect.failed("M_FORBIDDEN", present(alice, begin(alice), token, "one"));
  }

  /** What failed after it was presented has not used it up, but has bound it. */
  @Test
  void aTokenOutlivesAnOperationThatFailed() throws Exception {
    String token = tokenOf(alice);
    String auth = "'auth':{'type':'m.login.token','token':'%s','txn_id':'%s'}}";
    String add = "{'sid':'1','client_secret':'secret'," + auth;
    String delete = V3 + "/devices/X";
    for (int i = 0; i < 2; i++) {
      Answer tooEarly = alice.client().post(V3 + "/account/3pid/add", add, token, "one");
      Expect.error(403, "M_THREEPID_AUTH_FAILED", tooEarly);
    }

    Expect.failed("M_FORBIDDEN", alice.client().delete(delete, "{" + auth, token, "two"));
    alice.client().delete(delete, "{" + auth, token, "one").expect(200);

    Expect.failed("M_FORBIDDEN", alice.client().delete(delete, "{" + auth, token, "one"));
    Expect.failed("M_FORBIDDEN", alice.client().post(V3 + "/account/3pid/add", add, token, "one"));
  }

  @Test
  void ofManySessionsOnePasses() throws Exception {
    for (int round = 0; round < 3; round++) {
      String token = tokenOf(alice);
      List<String> sessions = Crowd.all(16, i -> () -> begin(alice));
      List<Answer> answers =
          Crowd.all(16, i -> () -> present(alice, sessions.get(i), token, "txn" + i % 2));
      assertEquals(
          1,
          answers.stream().filter(it -> !it.body().contains("errcode")).count(),
          answers::toString);
    }
  }

  @Test
  void inOneSessionEveryRetryIsGood() throws Exception {
    String token = tokenOf(alice);
    String session = begin(alice);
    for (Answer answer : Crowd.all(16, i -> () -> present(alice, session, token, "one"))) {
      Expect.progress(answer, "m.login.token");
    }
    List<Answer> ends = Crowd.all(4, i -> () -> finish(alice, session));
    assertEquals(1, ends.stream().filter(it -> it.status() == 200).count(), ends::toString);
  }

  @Test
  void onThePageOnlyTheTokenIsAskedFor() throws Exception {
    String session = begin(alice);
    String page = Browser.fallback("m.login.token", session);
    Browser browser = new Browser(staged.server().address());

    assertTrue(browser.submit(page, Map.of("token", "x")).body().contains("Invalid login token"));
    browser.submit(page, Map.of("token", tokenOf(alice))).expect(200);

    finish(alice, session).expect(200);
  }
}
