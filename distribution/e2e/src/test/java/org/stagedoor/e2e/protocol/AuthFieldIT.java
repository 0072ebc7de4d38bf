package org.stagedoor.e2e.protocol;

import static org.stagedoor.e2e.Client.V3;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.RunningServer;

/** Wrong types and values at every field of {@code auth}: an error, and the session as it was. */
@ExtendWith(SharedServer.class)
class AuthFieldIT {
  private static final String PATH = V3 + "/devices/none";

  private final Client anybody;

  AuthFieldIT(RunningServer server) {
    anybody = server.client();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.5", "''", "'x'", "[]", "[{}]", "true", "false"})
  void authIsAnObject(String auth) throws Exception {
    Expect.error(400, "M_BAD_JSON", anybody.post(V3 + "/register", "{'auth':" + auth + "}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1e300", "null", "[]", "['m.login.dummy']", "{}", "true"})
  void typeIsAString(String type) throws Exception {
    Expect.error(
        400, "M_BAD_JSON", anybody.post(V3 + "/register", "{'auth':{'type':" + type + "}}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "-0", "null", "[]", "['x']", "{}", "false"})
  void sessionIsAString(String session) throws Exception {
    Answer answer =
        anybody.post(
            V3 + "/register", "{'auth':{'type':'m.login.dummy','session':" + session + "}}");

    Expect.error(400, "M_BAD_JSON", answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "M_MISSING_PARAM | 'x':1",
        "M_MISSING_PARAM | 'password':null",
        "M_INVALID_PARAM | 'password':1",
        "M_INVALID_PARAM | 'password':{}",
        "M_INVALID_PARAM | 'password':['p']",
        "M_INVALID_PARAM | 'password':'p','identifier':1",
        "M_INVALID_PARAM | 'password':'p','identifier':'alice'",
        "M_INVALID_PARAM | 'password':'p','identifier':[]",
        "M_MISSING_PARAM | 'password':'p','identifier':{}",
        "M_INVALID_PARAM | 'password':'p','identifier':{'type':1}",
        "M_INVALID_PARAM | 'password':'p','identifier':{'type':'m.id.unknown'}",
        "M_MISSING_PARAM | 'password':'p','identifier':{'type':'m.id.user'}",
        "M_INVALID_PARAM | 'password':'p','identifier':{'type':'m.id.user','user':{}}",
        "M_MISSING_PARAM | 'password':'p','identifier':{'type':'m.id.thirdparty'}",
        "M_MISSING_PARAM | 'password':'p','identifier':{'type':'m.id.thirdparty','medium':'email'}",
        "M_INVALID_PARAM | 'password':'p','identifier':{'type':'m.id.thirdparty','medium':1}",
        "M_MISSING_PARAM | 'password':'p','identifier':{'type':'m.id.phone'}",
        "M_INVALID_PARAM | 'password':'p','identifier':{'type':'m.id.phone','country':'GB','phone':7}",
        "M_INVALID_PARAM | 'password':'p','user':1",
        "M_MISSING_PARAM | 'password':'p','medium':'email'",
        "M_INVALID_PARAM | 'password':'p','medium':[],'address':'a@b'"
      })
  void whatThePasswordStageReadsIsChecked(String errcode, String fields) throws Exception {
    Person person = Person.register(anybody);
    String session = person.client().delete(PATH, "{}").expect(401).text("session");

    Answer wrong =
        person
            .client()
            .delete(
                PATH,
                "{'auth':{'type':'m.login.password','session':'" + session + "'," + fields + "}}");

    Expect.error(400, errcode, wrong);
    person.client().delete(PATH, "{'auth':{%s}}", person.proof(session)).expect(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'identifier':{'type':'m.id.user','user':'nobody'}",
        "'identifier':{'type':'m.id.user','user':'@nobody:elsewhere.example'}",
        "'identifier':{'type':'m.id.user','user':''}",
        "'identifier':{'type':'m.id.user','user':'@:'}",
        "'identifier':{'type':'m.id.user','user':'\\u202e🙂'}",
        "'identifier':{'type':'m.id.thirdparty','medium':'email','address':'nobody@example.org'}",
        "'identifier':{'type':'m.id.thirdparty','medium':'pigeon','address':'home'}",
        "'identifier':{'type':'m.id.phone','country':'GB','phone':'020 7946 0000'}",
        "'identifier':{'type':'m.id.phone','country':'GB','number':'020 7946 0000'}",
        "'user':'nobody'",
        "'medium':'email','address':'nobody@example.org'"
      })
  void nobodyIsAWrongUser(String name) throws Exception {
    Person person = Person.register(anybody);

    Answer wrong =
        person
            .client()
            .delete(
                PATH,
                "{'auth':{'type':'m.login.password','password':'"
                    + Person.PASSWORD
                    + "',"
                    + name
                    + "}}");

    Expect.failed("M_FORBIDDEN", wrong);
  }
}
