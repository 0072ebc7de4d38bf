package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.stagedoor.e2e.Client.V3;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.RunningServer;

/** Passwords, tokens and accounts that were changed or are gone. */
@ExtendWith(SharedServer.class)
class AccountIT {
  private static final String WHOAMI = V3 + "/account/whoami";
  private static final String GET_TOKEN = "/_matrix/client/v1/login/get_token";
  private static final String OTHER = "another good one";

  private final Client anybody;

  AccountIT(RunningServer server) {
    anybody = server.client();
  }

  @Test
  void aNewPasswordEndsTheOtherDevices() throws Exception {
    Person person = Person.register(anybody);
    Person other = person.login(anybody);

    Answer answer =
        person
            .client()
            .post(
                V3 + "/account/password",
                "{'new_password':'%s','auth':{%s}}",
                OTHER,
                person.proof());

    assertEquals("{}", Expect.members(200, answer).body());
    Expect.error(401, "M_UNKNOWN_TOKEN", other.client().get(WHOAMI));
    person.client().get(WHOAMI).expect(200);
    Expect.error(403, "M_FORBIDDEN", login(person, Person.PASSWORD));
    login(person, OTHER).expect(200);
  }

  @Test
  void otherDevicesMayStay() throws Exception {
    Person person = Person.register(anybody);
    Person other = person.login(anybody);

    person
        .client()
        .post(
            V3 + "/account/password",
            "{'new_password':'%s','logout_devices':false,'auth':{%s}}",
            OTHER,
            person.proof())
        .expect(200);

    other.client().get(WHOAMI).expect(200);
  }

  /** What was asked for is frozen by the stage; another password is another wish. */
  @Test
  void anotherPasswordThanTheOneProvedForIsForbidden() throws Exception {
    Person person = Person.register(anybody);
    Person another = Person.register(anybody);
    String path = V3 + "/account/password";
    String session = person.client().post(path, "{'new_password':'%s'}", OTHER).text("session");

    Expect.error(
        403,
        "M_FORBIDDEN",
        person
            .client()
            .post(path, "{'new_password':'%s','auth':{%s}}", OTHER, another.proof(session)));
    // Remembered, although it is a secret, and nowhere in clear.
    person.client().post(path, "{'auth':{%s}}", person.proof(session)).expect(200);
    login(person, OTHER).expect(200);
  }

  @Test
  void aClosedAccountIsGoneForGood() throws Exception {
    Person person = Person.register(anybody);
    Person other = person.login(anybody);

    Answer answer =
        person.client().post(V3 + "/account/deactivate", "{'auth':{%s}}", person.proof());

    Expect.members(200, answer, "id_server_unbind_result");
    Expect.error(401, "M_UNKNOWN_TOKEN", person.client().get(WHOAMI));
    Expect.error(401, "M_UNKNOWN_TOKEN", other.client().get(WHOAMI));
    Expect.error(403, "M_FORBIDDEN", login(person, Person.PASSWORD));
    Expect.error(404, "M_NOT_FOUND", anybody.get(V3 + "/profile/" + person.id()));
    Expect.error(
        400, "M_USER_IN_USE", anybody.get(V3 + "/register/available?username=" + person.name()));
  }

  @Test
  void aLoginTokenIsGoodOnceForItsUser() throws Exception {
    Person person = Person.register(anybody);
    Expect.challenge(person.client().post(GET_TOKEN, "{}"));
    Answer issued = person.client().post(GET_TOKEN, "{'auth':{%s}}", person.proof());
    Expect.members(200, issued, "login_token", "expires_in_ms");
    String login = "{'type':'m.login.token','token':'" + issued.text("login_token") + "'}";

    assertEquals(person.id(), anybody.post(V3 + "/login", login).expect(200).text("user_id"));

    Expect.error(403, "M_FORBIDDEN", anybody.post(V3 + "/login", login));
  }

  @Test
  void aChangedLoginTokenIsForged() throws Exception {
    Person person = Person.register(anybody);
    String token =
        person.client().post(GET_TOKEN, "{'auth':{%s}}", person.proof()).text("login_token");
    for (int i = 0; i < token.length() - 1; i++) {
      char other = token.charAt(i) == 'x' ? 'y' : 'x';
      String changed = token.substring(0, i) + other + token.substring(i + 1);
      Expect.error(
          403,
          "M_FORBIDDEN",
          anybody.post(V3 + "/login", "{'type':'m.login.token','token':'%s'}", changed));
    }
  }

  @Test
  void aRefreshedPairReplacesTheOldOne() throws Exception {
    Answer first = refreshable();

    Answer second = refresh(first).expect(200);

    Expect.members(200, second, "access_token", "refresh_token", "expires_in_ms");
    assertNotEquals(first.text("access_token"), second.text("access_token"));
    anybody.as(second.text("access_token")).get(WHOAMI).expect(200);
    Expect.error(401, "M_UNKNOWN_TOKEN", anybody.as(first.text("access_token")).get(WHOAMI));
  }

  @Test
  void aLostAnswerToARefreshCanBeAskedForAgain() throws Exception {
    Answer first = refreshable();
    refresh(first).expect(200);

    Answer again = refresh(first).expect(200);

    anybody.as(again.text("access_token")).get(WHOAMI).expect(200);
  }

  @Test
  void aDeadRefreshTokenEndsItsWholeFamily() throws Exception {
    Answer first = refreshable();
    Answer second = refresh(first).expect(200);
    anybody.as(second.text("access_token")).get(WHOAMI).expect(200);

    Answer replayed = refresh(first);

    Expect.members(401, replayed, "errcode", "error", "soft_logout");
    Expect.error(401, "M_UNKNOWN_TOKEN", anybody.as(second.text("access_token")).get(WHOAMI));
    assertEquals(401, refresh(second).status());
  }

  /** The operation could not be done, so nothing was used up. */
  @Test
  void anOperationThatFailsGivesTheSessionBack() throws Exception {
    Person person = Person.register(anybody);
    String path = V3 + "/account/3pid/add";
    String body = "{'sid':'unknown','client_secret':'s','auth':{%s}}";
    String session =
        person
            .client()
            .post(path, "{'sid':'unknown','client_secret':'s'}")
            .expect(401)
            .text("session");

    Answer first = person.client().post(path, body, person.proof(session));
    Answer again = person.client().post(path, body, "'session':'" + session + "'");

    Expect.error(403, "M_THREEPID_AUTH_FAILED", first);
    Expect.error(403, "M_THREEPID_AUTH_FAILED", again);
  }

  @Test
  void whoHasNoPasswordIsNotAskedForOne() throws Exception {
    Answer registered =
        anybody.post(V3 + "/register", "{'auth':{'type':'m.login.dummy'}}").expect(200);
    Client client = anybody.as(registered.text("access_token"));

    Answer answer = client.delete(V3 + "/devices/x", "{'auth':{'type':'m.login.password'}}");

    Expect.headers(answer);
    assertEquals(503, answer.status());
    assertEquals("M_UNKNOWN", answer.text("errcode"));
  }

  @Test
  void aBadTokenDoesNotKeepAnybodyFromLoggingIn() throws Exception {
    Person person = Person.register(anybody);

    Answer answer =
        anybody
            .as("expired-long-ago")
            .post(
                V3 + "/login",
                "{'type':'m.login.password','user':'%s','password':'%s'}",
                person.name(),
                Person.PASSWORD);

    assertEquals(200, answer.status(), answer::toString);
  }

  @Test
  void limitsOfGuessesCanBeOff() throws Exception {
    Person person = Person.register(anybody);
    for (int i = 0; i < 130; i++) {
      Expect.error(403, "M_FORBIDDEN", login(person, "wrong"));
    }
  }

  private Answer login(Person person, String password) throws Exception {
    return anybody.post(
        V3 + "/login",
        "{'type':'m.login.password','user':'%s','password':'%s'}",
        person.name(),
        password);
  }

  private Answer refreshable() throws Exception {
    return anybody
        .post(V3 + "/register", "{'refresh_token':true,'auth':{'type':'m.login.dummy'}}")
        .expect(200);
  }

  private Answer refresh(Answer pair) throws Exception {
    return anybody.post(V3 + "/refresh", "{'refresh_token':'%s'}", pair.text("refresh_token"));
  }
}
