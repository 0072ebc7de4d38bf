package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.stagedoor.e2e.Client.V3;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.RunningServer;

/** A lost answer must not lose an account, and must not give it to anybody else. */
@ExtendWith(SharedServer.class)
class ReplayIT {
  private static final String REGISTER = V3 + "/register";

  private final Client anybody;
  private final String name = Person.freshName();
  private String session = "";
  private Answer first;

  ReplayIT(RunningServer server) {
    anybody = server.client();
  }

  @BeforeEach
  void register() throws Exception {
    session = anybody.post(REGISTER, "{" + wish(Person.PASSWORD) + "}").text("session");
    first = send(wish(Person.PASSWORD)).expect(200);
  }

  @Test
  void theSameRequestGetsTheSameUserAndAFreshLogin() throws Exception {
    Answer again = send(wish(Person.PASSWORD)).expect(200);

    assertEquals(first.text("user_id"), again.text("user_id"));
    assertNotEquals(first.text("access_token"), again.text("access_token"));
    anybody.as(again.text("access_token")).get(V3 + "/account/whoami").expect(200);
    anybody.as(first.text("access_token")).get(V3 + "/account/whoami").expect(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'username':'%s'",
        "'username':'%s','password':'another password'",
        "'username':'%s','password':'correct horse battery','device_id':'X'",
        "'username':'%sx','password':'correct horse battery'",
        "'password':'correct horse battery'"
      })
  void anyOtherRequestIsChallengedAfresh(String other) throws Exception {
    Answer answer = Expect.challenge(send(other.formatted(name)));

    assertNotEquals(session, answer.text("session"));
  }

  @Test
  void theSessionAloneIsNotEnough() throws Exception {
    Expect.challenge(anybody.post(REGISTER, "{'auth':{'session':'%s'}}", session));
  }

  private String wish(String password) {
    return "'username':'" + name + "','password':'" + password + "'";
  }

  private Answer send(String wish) throws Exception {
    return anybody.post(
        REGISTER, "{" + wish + ",'auth':{'type':'m.login.dummy','session':'" + session + "'}}");
  }
}
