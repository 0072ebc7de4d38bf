package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.RunningServer;

/** What may be registered. What may not is told before any authentication, and is not done. */
@ExtendWith(SharedServer.class)
class RegisterIT {
  private static final String REGISTER = V3 + "/register";
  private static final String AVAILABLE = REGISTER + "/available?username=";
  private static final String LONG = "x".repeat(256);

  private final Client anybody;

  RegisterIT(RunningServer server) {
    anybody = server.client();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "M_INVALID_USERNAME | 'username':''",
        "M_INVALID_USERNAME | 'username':' '",
        "M_INVALID_USERNAME | 'username':'a b'",
        "M_INVALID_USERNAME | 'username':'@a:localhost'",
        "M_INVALID_USERNAME | 'username':'ü'",
        "M_INVALID_USERNAME | 'username':'a\\n'",
        "M_INVALID_USERNAME | 'username':'a!b'",
        "M_INVALID_USERNAME | 'username':'a%b'",
        "M_INVALID_USERNAME | 'username':'LONG'",
        "M_INVALID_PARAM    | 'username':1",
        "M_INVALID_PARAM    | 'username':[]",
        "M_INVALID_PARAM    | 'username':{'a':1}",
        "M_INVALID_PARAM    | 'username':true",
        "M_WEAK_PASSWORD    | 'password':''",
        "M_WEAK_PASSWORD    | 'password':'short'",
        "M_WEAK_PASSWORD    | 'password':'password'",
        "M_WEAK_PASSWORD    | 'password':'PASSWORD1'",
        "M_WEAK_PASSWORD    | 'username':'longusername','password':'LongUserName'",
        "M_INVALID_PARAM    | 'password':12345678",
        "M_INVALID_PARAM    | 'password':['correct horse']",
        "M_INVALID_PARAM    | 'device_id':7",
        "M_INVALID_PARAM    | 'device_id':''",
        "M_INVALID_PARAM    | 'device_id':'LONG'",
        "M_INVALID_PARAM    | 'device_id':'a\\u0007'",
        "M_INVALID_PARAM    | 'initial_device_display_name':{}",
        "M_INVALID_PARAM    | 'initial_device_display_name':'LONG'",
        "M_INVALID_PARAM    | 'inhibit_login':'yes'",
        "M_INVALID_PARAM    | 'inhibit_login':1",
        "M_INVALID_PARAM    | 'refresh_token':'true'"
      })
  void whatCannotBeIsRefusedBeforeAnyStage(String errcode, String fields) throws Exception {
    String body = fields.replace("LONG", LONG);

    Expect.error(400, errcode, anybody.post(REGISTER, "{" + body + "}"));
    Expect.error(
        400, errcode, anybody.post(REGISTER, "{" + body + ",'auth':{'type':'m.login.dummy'}}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+", "%20", "a%20b", "%40a%3Alocalhost", "%C3%BC", "a%0A"})
  void invalidNamesAreNotAvailable(String name) throws Exception {
    Expect.error(400, "M_INVALID_USERNAME", anybody.get(AVAILABLE + name));
  }

  @Test
  void theNameMustBeAskedFor() throws Exception {
    Expect.error(400, "M_MISSING_PARAM", anybody.get(REGISTER + "/available"));
  }

  @Test
  void aNameIsGivenOnceInWhateverCase() throws Exception {
    String name = Person.freshName();
    assertEquals("{\"available\":true}", anybody.get(AVAILABLE + name).expect(200).body());
    register("'username':'" + name.toUpperCase(java.util.Locale.ROOT) + "'").expect(200);

    Expect.error(400, "M_USER_IN_USE", anybody.get(AVAILABLE + name));
    Expect.error(400, "M_USER_IN_USE", register("'username':'" + name + "'"));
    Expect.error(400, "M_USER_IN_USE", anybody.post(REGISTER, "{'username':'%s'}", name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.b", "a_b", "a-b", "a=b", "a/b", "a+b", "0", "_x"})
  void allCharactersOfTheGrammarAreGood(String form) throws Exception {
    String name = form + Person.freshName();

    Answer answer = register("'username':'" + name + "'").expect(200);

    assertEquals("@" + name + ":localhost", answer.text("user_id"));
  }

  @Test
  void whoChoosesNoNameIsGivenOne() throws Exception {
    Answer answer = register("'username':null");

    Expect.members(200, answer, "user_id", "home_server", "access_token", "device_id");
    assertTrue(answer.text("user_id").matches("@[a-z0-9]+:localhost"), answer::toString);
    assertEquals("localhost", answer.text("home_server"));
  }

  @Test
  void whoInhibitsTheLoginGetsNeitherTokenNorDevice() throws Exception {
    Answer answer = register("'inhibit_login':true,'password':'" + Person.PASSWORD + "'");

    Expect.members(200, answer, "user_id", "home_server");
  }

  @Test
  void aTokenThatCanBeRefreshedSaysHowLongItLives() throws Exception {
    Answer answer = register("'refresh_token':true");

    Expect.members(
        200,
        answer,
        "user_id",
        "home_server",
        "access_token",
        "refresh_token",
        "expires_in_ms",
        "device_id");
    assertEquals("3600000", answer.text("expires_in_ms"));
  }

  @Test
  void theDeviceIsNamedAsAskedFor() throws Exception {
    Answer answer = register("'device_id':'D1','initial_device_display_name':'My phone'");

    assertEquals("D1", answer.text("device_id"));
    Answer device = anybody.as(answer.text("access_token")).get(V3 + "/devices/D1").expect(200);
    assertEquals("My phone", device.text("display_name"));
  }

  @Test
  void kinds() throws Exception {
    Expect.error(403, "M_FORBIDDEN", anybody.post(REGISTER + "?kind=guest", "{}"));
    Expect.error(400, "M_UNRECOGNIZED", anybody.post(REGISTER + "?kind=robot", "{}"));
    Expect.error(400, "M_UNRECOGNIZED", anybody.post(REGISTER + "?kind=", "{}"));
    Expect.challenge(anybody.post(REGISTER + "?kind=user", "{}"));
  }

  private Answer register(String fields) throws Exception {
    return anybody.post(REGISTER, "{" + fields + ",'auth':{'type':'m.login.dummy'}}");
  }
}
