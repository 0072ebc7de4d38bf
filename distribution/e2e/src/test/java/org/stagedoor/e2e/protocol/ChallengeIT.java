package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.RunningServer;

/** How a session goes on from request to request. */
@ExtendWith(SharedServer.class)
class ChallengeIT {
  private static final String REGISTER = V3 + "/register";
  private static final String DELETE_DEVICES = V3 + "/delete_devices";

  private final Client anybody;

  ChallengeIT(RunningServer server) {
    anybody = server.client();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'auth':null}", "{'auth':{}}", "{'unknown':[1]}"})
  void withoutAuthThereIsABareChallenge(String body) throws Exception {
    Answer answer = Expect.challenge(anybody.post(REGISTER, body));
    assertEquals("{}", answer.json().get("params").toString());
    assertEquals("[{\"stages\":[\"m.login.dummy\"]}]", answer.json().get("flows").toString());
  }

  @Test
  void twoStagesArePassedInTheirOrder() throws Exception {
    Person person = Person.register(anybody);
    String session = begin(person);

    Answer early = post(person, "'auth':{'type':'m.login.dummy','session':'%s'}", session);
    Expect.failed("M_FORBIDDEN", early);
    assertEquals(session, early.text("session"));

    Answer first = post(person, "'auth':{%s}", person.proof(session));
    Expect.progress(first, "m.login.password");
    assertEquals(session, first.text("session"));

    Answer last = post(person, "'auth':{'type':'m.login.dummy','session':'%s'}", session);
    assertEquals("{}", Expect.members(200, last).body());
  }

  @Test
  void aPassedStageIsNotRunAgain() throws Exception {
    Person person = Person.register(anybody);
    String session = begin(person);
    post(person, "'auth':{%s}", person.proof(session)).expect(401);

    Answer again =
        post(
            person,
            "'auth':{'type':'m.login.password','password':'wrong','session':'%s'}",
            session);

    Expect.progress(again, "m.login.password");
  }

  @Test
  void aFailedAttemptSaysWhyAndLeavesTheSession() throws Exception {
    Person person = Person.register(anybody);
    String session = begin(person);

    Answer wrong =
        post(person, "'auth':{'type':'m.login.password','password':'no','session':'%s'}", session);

    Expect.failed("M_FORBIDDEN", wrong);
    assertEquals(session, wrong.text("session"));
    Expect.progress(post(person, "'auth':{%s}", person.proof(session)), "m.login.password");
  }

  @Test
  void aTypeThatAloneCompletesAFlowNeedsNoSession() throws Exception {
    Person person = Person.register(anybody);
    Person other = person.login(anybody);

    Answer answer =
        person.client().delete(V3 + "/devices/" + other.device(), "{'auth':{%s}}", person.proof());

    assertEquals("{}", Expect.members(200, answer).body());
    assertFalse(person.has(other.device()));
  }

  @Test
  void aFailedOneShotHandsOutASession() throws Exception {
    Person person = Person.register(anybody);
    Person other = person.login(anybody);
    String path = V3 + "/devices/" + other.device();

    Answer wrong =
        person.client().delete(path, "{'auth':{'type':'m.login.password','password':'no'}}");

    Expect.failed("M_FORBIDDEN", wrong);
    assertTrue(person.has(other.device()));
    person.client().delete(path, "{'auth':{%s}}", person.proof(wrong.text("session"))).expect(200);
  }

  @Test
  void aFirstStageNeedsNoSessionEither() throws Exception {
    Person person = Person.register(anybody);

    Answer first = Expect.progress(post(person, "'auth':{%s}", person.proof()), "m.login.password");

    post(person, "'auth':{'type':'m.login.dummy','session':'%s'}", first.text("session"))
        .expect(200);
  }

  @Test
  void theSessionAloneAsksHowItStands() throws Exception {
    Person person = Person.register(anybody);
    String session = begin(person);

    Expect.progress(post(person, "'auth':{'session':'%s'}", session));
    post(person, "'auth':{%s}", person.proof(session)).expect(401);
    Expect.progress(post(person, "'auth':{'session':'%s'}", session), "m.login.password");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'type':'m.login.unknown'",
        "'type':''",
        "'type':'M.LOGIN.DUMMY'",
        "'type':'m.login.password','password':'x'",
        "'type':'m.login.password\\u0020'",
        "'other':1"
      })
  void aTypeThatIsNotOfferedIsNotRecognised(String auth) throws Exception {
    Expect.restarted("M_UNRECOGNIZED", anybody.post(REGISTER, "{'auth':{" + auth + "}}"));

    String session = anybody.post(REGISTER, "{}").text("session");
    Answer inSession =
        anybody.post(REGISTER, "{'auth':{" + auth + ",'session':'" + session + "'}}");
    Expect.failed("M_UNRECOGNIZED", inSession);
    assertEquals(session, inSession.text("session"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AQAB", "AQAB====", "../../etc/passwd", "%00", "🙂", "AQAB\\n"})
  void anUnknownSessionIsReplaced(String unknown) throws Exception {
    Answer answer =
        anybody.post(REGISTER, "{'auth':{'type':'m.login.dummy','session':'" + unknown + "'}}");

    Expect.restarted("M_UNKNOWN", answer);
    assertNotEquals(unknown, answer.text("session"));
    anybody
        .post(REGISTER, "{'auth':{'type':'m.login.dummy','session':'%s'}}", answer.text("session"))
        .expect(200);
  }

  @Test
  void anUnknownSessionIsReplacedEvenIfItIsAllThatIsSent() throws Exception {
    Person person = Person.register(anybody);

    Answer answer = person.client().post(DELETE_DEVICES, "{'auth':{'session':'gone'}}");

    Expect.restarted("M_UNKNOWN", answer);
  }

  @Test
  void everyChallengeHasItsOwnSession() throws Exception {
    assertNotEquals(
        anybody.post(REGISTER, "{}").text("session"), anybody.post(REGISTER, "{}").text("session"));
  }

  private static String begin(Person person) throws Exception {
    return Expect.challenge(post(person, "'x':1")).text("session");
  }

  private static Answer post(Person person, String rest, Object... values) throws Exception {
    return person.client().post(DELETE_DEVICES, "{'devices':['none']," + rest + "}", values);
  }
}
