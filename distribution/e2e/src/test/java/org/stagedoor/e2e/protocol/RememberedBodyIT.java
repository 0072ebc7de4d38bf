package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.RunningServer;

/** The body of the first request is remembered, and what it asks for is frozen by a stage. */
@ExtendWith(SharedServer.class)
class RememberedBodyIT {
  private static final String REGISTER = V3 + "/register";
  private static final String DELETE_DEVICES = V3 + "/delete_devices";

  private final Client anybody;

  RememberedBodyIT(RunningServer server) {
    anybody = server.client();
  }

  @Test
  void theSessionAloneRegistersWithNameAndPassword() throws Exception {
    String name = Person.freshName();
    String session =
        anybody
            .post(
                REGISTER,
                "{'username':'%s','password':'%s','device_id':'PHONE'}",
                name,
                Person.PASSWORD)
            .text("session");

    Answer answer =
        anybody
            .post(REGISTER, "{'auth':{'type':'m.login.dummy','session':'%s'}}", session)
            .expect(200);

    assertEquals("@" + name + ":localhost", answer.text("user_id"));
    assertEquals("PHONE", answer.text("device_id"));
    new Person(name, "", anybody).login(anybody);
  }

  @Test
  void theSessionAloneRemovesTheDevicesNamedBefore() throws Exception {
    Person person = Person.register(anybody);
    Person other = person.login(anybody);
    String session = post(person, "{'devices':['%s']}", other.device()).expect(401).text("session");

    Expect.progress(post(person, "{'auth':{%s}}", person.proof(session)), "m.login.password");
    post(person, "{'auth':{'type':'m.login.dummy','session':'%s'}}", session).expect(200);

    assertFalse(person.has(other.device()));
  }

  @Test
  void whatIsAskedForMayChangeUntilTheFirstStageAndIsFrozenThen() throws Exception {
    Person person = Person.register(anybody);
    String one = person.login(anybody).device();
    String two = person.login(anybody).device();
    String session = post(person, "{'devices':['%s']}", one).text("session");
    post(person, "{'devices':['%s'],'auth':{%s}}", two, person.proof(session)).expect(401);
    String last = "'auth':{'type':'m.login.dummy','session':'" + session + "'}";

    Expect.error(403, "M_FORBIDDEN", post(person, "{'devices':['%s'],%s}", one, last));
    Expect.error(403, "M_FORBIDDEN", post(person, "{'devices':['%s','%s'],%s}", one, two, last));
    Expect.error(
        403,
        "M_FORBIDDEN",
        post(person, "{'devices':['%s'],'auth':{'session':'%s'}}", one, session));
    post(person, "{'devices':['%s'],'other':true,%s}", two, last).expect(200);

    assertTrue(person.has(one));
    assertFalse(person.has(two));
  }

  @Test
  void whatWasFrozenIsWhatIsRemembered() throws Exception {
    Person person = Person.register(anybody);
    String one = person.login(anybody).device();
    String two = person.login(anybody).device();
    String session = post(person, "{'devices':['%s']}", one).text("session");
    post(person, "{'devices':['%s'],'auth':{%s}}", two, person.proof(session)).expect(401);

    post(person, "{'auth':{'type':'m.login.dummy','session':'%s'}}", session).expect(200);

    assertTrue(person.has(one));
    assertFalse(person.has(two));
  }

  @Test
  void aBodyOver2KiBIsRememberedForWhoHasAToken() throws Exception {
    Person person = Person.register(anybody);
    String other = person.login(anybody).device();
    String session =
        post(person, "{'devices':['%s','%s']}", other, "x".repeat(5000))
            .expect(401)
            .text("session");
    assertTrue(session.length() < 400, "the session carries the body: " + session.length());

    post(person, "{'auth':{%s}}", person.proof(session)).expect(401);
    post(person, "{'auth':{'type':'m.login.dummy','session':'%s'}}", session).expect(200);

    assertFalse(person.has(other));
  }

  @Test
  void aBodyOver2KiBIsRefusedWithoutAToken() throws Exception {
    String around = "{'x':''}";
    String fits = "{'x':'" + "y".repeat(2048 - around.length()) + "'}";
    String tooLong = "{'x':'" + "y".repeat(2049 - around.length()) + "'}";

    Expect.challenge(anybody.post(REGISTER, fits));
    Expect.error(413, "M_TOO_LARGE", anybody.post(REGISTER, tooLong));
  }

  private static Answer post(Person person, String body, Object... values) throws Exception {
    return person.client().post(DELETE_DEVICES, body, values);
  }
}
