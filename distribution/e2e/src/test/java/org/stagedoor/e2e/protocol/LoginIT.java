package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.stagedoor.e2e.Client.V3;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.RunningServer;

/** Who may log in, and what a log-in that fails is told. */
@ExtendWith(SharedServer.class)
class LoginIT {
  private static final String LOGIN = V3 + "/login";
  private static final String WRONG = "{\"errcode\":\"M_FORBIDDEN\",\"error\":\"";

  private final Client anybody;

  LoginIT(RunningServer server) {
    anybody = server.client();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "M_MISSING_PARAM | 'x':1",
        "M_MISSING_PARAM | 'type':null",
        "M_INVALID_PARAM | 'type':1",
        "M_INVALID_PARAM | 'type':{}",
        "M_UNKNOWN       | 'type':'m.login.unknown'",
        "M_UNKNOWN       | 'type':'m.login.dummy'",
        "M_UNKNOWN       | 'type':''",
        "M_MISSING_PARAM | 'type':'m.login.password'",
        "M_MISSING_PARAM | 'type':'m.login.password','password':'x'",
        "M_MISSING_PARAM | 'type':'m.login.password','user':'x'",
        "M_INVALID_PARAM | 'type':'m.login.password','user':1,'password':'x'",
        "M_INVALID_PARAM | 'type':'m.login.password','user':'x','password':1",
        "M_INVALID_PARAM | 'type':'m.login.password','user':'x','password':[]",
        "M_INVALID_PARAM | 'type':'m.login.password','identifier':'x','password':'x'",
        "M_MISSING_PARAM | 'type':'m.login.password','identifier':{},'password':'x'",
        "M_INVALID_PARAM | 'type':'m.login.password','identifier':{'type':'x'},'password':'x'",
        "M_MISSING_PARAM | 'type':'m.login.password','identifier':{'type':'m.id.user'},'password':'x'",
        "M_MISSING_PARAM | 'type':'m.login.password','identifier':{'type':'m.id.thirdparty','address':'a@b'},'password':'x'",
        "M_MISSING_PARAM | 'type':'m.login.password','identifier':{'type':'m.id.phone','phone':'1'},'password':'x'",
        "M_MISSING_PARAM | 'type':'m.login.password','identifier':{'type':'m.id.phone','country':'GB'},'password':'x'",
        "M_MISSING_PARAM | 'type':'m.login.password','medium':'email','password':'x'",
        "M_INVALID_PARAM | 'type':'m.login.password','user':'x','password':'x','device_id':1",
        "M_INVALID_PARAM | 'type':'m.login.password','user':'x','password':'x','device_id':''",
        "M_INVALID_PARAM | 'type':'m.login.password','user':'x','password':'x','device_id':'LONG'",
        "M_INVALID_PARAM | 'type':'m.login.password','user':'x','password':'x','initial_device_display_name':'LONG'",
        "M_INVALID_PARAM | 'type':'m.login.password','user':'x','password':'x','refresh_token':1"
      })
  void whatIsMissingOrWrong(String errcode, String fields) throws Exception {
    Answer answer = anybody.post(LOGIN, "{" + fields.replace("LONG", "x".repeat(256)) + "}");

    Expect.error(400, errcode, answer);
  }

  /** One text for a wrong password and for each way to name nobody. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'user':'NAME'",
        "'user':'nobody'",
        "'user':''",
        "'user':'@nobody:localhost'",
        "'user':'@NAME:elsewhere.example'",
        "'user':'\\u202e🙂'",
        "'identifier':{'type':'m.id.user','user':'nobody'}",
        "'identifier':{'type':'m.id.thirdparty','medium':'email','address':'nobody@example.org'}",
        "'identifier':{'type':'m.id.phone','country':'GB','phone':'07700900000'}",
        "'medium':'email','address':'nobody@example.org'"
      })
  void wrongCredentials(String user) throws Exception {
    String name = Person.register(anybody).name();

    Answer answer =
        anybody.post(
            LOGIN,
            "{'type':'m.login.password','password':'wrong'," + user.replace("NAME", name) + "}");

    Expect.error(403, "M_FORBIDDEN", answer);
    assertEquals(WRONG + "Invalid username or password\"}", answer.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'user':'NAME'",
        "'user':'UPPER'",
        "'user':'@NAME:localhost'",
        "'identifier':{'type':'m.id.user','user':'NAME'}",
        "'identifier':{'type':'m.id.user','user':'@NAME:localhost'}",
        "'identifier':{'type':'m.id.user','user':'UPPER'}"
      })
  void allWaysToNameAUser(String form) throws Exception {
    String name = Person.register(anybody).name();
    String user = form.replace("NAME", name).replace("UPPER", name.toUpperCase(Locale.ROOT));

    Answer answer =
        anybody.post(
            LOGIN, "{'type':'m.login.password','password':'" + Person.PASSWORD + "'," + user + "}");

    Expect.members(200, answer, "user_id", "home_server", "access_token", "device_id");
    assertEquals("@" + name + ":localhost", answer.text("user_id"));
  }

  @Test
  void aReusedDeviceEndsItsOldTokensAndKeepsItsName() throws Exception {
    Person person = Person.register(anybody);
    Answer first = login(person, "'device_id':'TV','initial_device_display_name':'one'");

    Answer second = login(person, "'device_id':'TV','initial_device_display_name':'two'");

    assertNotEquals(first.text("access_token"), second.text("access_token"));
    Expect.error(
        401, "M_UNKNOWN_TOKEN", anybody.as(first.text("access_token")).get(V3 + "/devices"));
    Answer device = anybody.as(second.text("access_token")).get(V3 + "/devices/TV");
    assertEquals("one", device.text("display_name"));
    person.client().get(V3 + "/devices").expect(200);
  }

  @Test
  void anAccountWithoutAPasswordCannotBeLoggedInto() throws Exception {
    String name = Person.freshName();
    anybody
        .post(V3 + "/register", "{'username':'%s','auth':{'type':'m.login.dummy'}}", name)
        .expect(200);
    for (String password : new String[] {"", "x", "null"}) {
      Answer answer =
          anybody.post(
              LOGIN, "{'type':'m.login.password','user':'%s','password':'%s'}", name, password);
      Expect.error(403, "M_FORBIDDEN", answer);
    }
  }

  private Answer login(Person person, String more) throws Exception {
    return anybody
        .post(
            LOGIN,
            "{'type':'m.login.password','user':'%s','password':'%s'," + more + "}",
            person.name(),
            Person.PASSWORD)
        .expect(200);
  }
}
