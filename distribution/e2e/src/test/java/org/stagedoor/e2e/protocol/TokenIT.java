package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.stagedoor.e2e.Client.V3;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.RunningServer;

/** How clients say who they are, and what they are told when they don't. */
@ExtendWith(SharedServer.class)
class TokenIT {
  private static final String WHOAMI = V3 + "/account/whoami";

  private final Client anybody;

  TokenIT(RunningServer server) {
    anybody = server.client();
  }

  @Test
  void theTokenMayBeInTheHeaderOrInTheQueryString() throws Exception {
    Person person = Person.register(anybody);
    Answer login =
        anybody.post(
            V3 + "/login",
            "{'type':'m.login.password','user':'%s','password':'%s'}",
            person.name(),
            Person.PASSWORD);
    String token = login.text("access_token");

    for (Answer answer :
        new Answer[] {
          anybody.as(token).get(WHOAMI),
          anybody.with("Authorization", "bearer " + token).get(WHOAMI),
          anybody.get(WHOAMI + "?access_token=" + token)
        }) {
      Expect.members(200, answer, "user_id", "device_id", "is_guest");
      assertEquals(person.id(), answer.text("user_id"));
      assertEquals(login.text("device_id"), answer.text("device_id"));
      assertEquals("false", answer.text("is_guest"));
    }
    Expect.error(401, "M_MISSING_TOKEN", anybody.as(token).get(WHOAMI + "?access_token=" + token));
    Expect.error(401, "M_MISSING_TOKEN", anybody.as(token).get("/nope?access_token=" + token));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic eDp5", "Token x"})
  void whatIsNoTokenIsMissing(String header) throws Exception {
    Client client = header.isEmpty() ? anybody : anybody.with("Authorization", header);

    Expect.error(401, "M_MISSING_TOKEN", client.get(WHOAMI));
  }

  @Test
  void anEmptyTokenInTheQueryStringIsMissing() throws Exception {
    Expect.error(401, "M_MISSING_TOKEN", anybody.get(WHOAMI + "?access_token="));
    Expect.challenge(anybody.post(V3 + "/register?access_token=", "{}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "syt_YQ_x_x", "' OR 1=1 --", "a b", "%00", "../.."})
  void unknownTokens(String token) throws Exception {
    Expect.error(401, "M_UNKNOWN_TOKEN", anybody.as(token).get(WHOAMI));
  }

  @Test
  void aLongTokenIsUnknown() throws Exception {
    Expect.error(401, "M_UNKNOWN_TOKEN", anybody.as("x".repeat(8000)).get(WHOAMI));
  }

  @Test
  void aChangedTokenIsUnknown() throws Exception {
    String token =
        anybody.post(V3 + "/register", "{'auth':{'type':'m.login.dummy'}}").text("access_token");
    for (int i = 0; i < token.length(); i++) {
      // No letter: Jetty takes a header for the one that it has just read on the same connection,
      // whatever the case.
      char other = token.charAt(i) == '-' ? '_' : '-';
      String changed = token.substring(0, i) + other + token.substring(i + 1);
      Expect.error(401, "M_UNKNOWN_TOKEN", anybody.as(changed).get(WHOAMI));
    }
    Expect.error(401, "M_UNKNOWN_TOKEN", anybody.as(token + "x").get(WHOAMI));
    anybody.as(token).get(WHOAMI).expect(200);
  }

  /** A client must learn that its token is bad, whatever else is wrong. */
  @Test
  void aBadTokenIsToldBeforeABadAddress() throws Exception {
    Client bad = anybody.as("x");
    Expect.error(401, "M_UNKNOWN_TOKEN", bad.get("/nope"));
    Expect.error(401, "M_UNKNOWN_TOKEN", bad.get(V3 + "/delete_devices"));
    Expect.error(401, "M_UNKNOWN_TOKEN", bad.post(V3 + "/register", "{}"));
    Expect.error(401, "M_UNKNOWN_TOKEN", bad.post(V3 + "/delete_devices", "[not json"));

    Client good = Person.register(anybody).client();
    Expect.error(404, "M_UNRECOGNIZED", good.get("/nope"));
    Expect.error(405, "M_UNRECOGNIZED", good.get(V3 + "/delete_devices"));
  }

  @Test
  void callsForAnybodyTakeABadTokenForNone() throws Exception {
    Client bad = anybody.as("x");
    Expect.members(200, bad.get(V3 + "/login"), "flows");
    Expect.members(
        200, bad.get(V3 + "/register/available?username=" + Person.freshName()), "available");
  }

  @Test
  void loggedOutTokensAreUnknown() throws Exception {
    Person person = Person.register(anybody);
    Person other = person.login(anybody);

    assertEquals(
        Map.of(), Expect.members(200, other.client().post(V3 + "/logout", "{}")).json().asMap());
    Expect.error(401, "M_UNKNOWN_TOKEN", other.client().get(WHOAMI));
    Expect.error(401, "M_UNKNOWN_TOKEN", other.client().post(V3 + "/logout", "{}"));
    person.client().get(WHOAMI).expect(200);

    Person third = person.login(anybody);
    Expect.members(200, third.client().post(V3 + "/logout/all", "{}"));
    Expect.error(401, "M_UNKNOWN_TOKEN", third.client().get(WHOAMI));
    Expect.error(401, "M_UNKNOWN_TOKEN", person.client().get(WHOAMI));
  }
}
