package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.stagedoor.e2e.Client.V3;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Client;

/** Registration tokens: how operators and administrators make them, and how they are used up. */
@ExtendWith(StagesServer.class)
class RegistrationTokenIT {
  private static final String TOKENS = "/_synapse/admin/v1/registration_tokens";
  private static final String VALIDITY =
      "/_matrix/client/v1/register/m.login.registration_token/validity?token=";
  private static final String REGISTER = V3 + "/register";

  private final Operator operator;
  private final Client anybody;

  RegistrationTokenIT(StagesServer.Staged staged) {
    operator = staged.operator();
    anybody = staged.server().client();
  }

  private Answer begin(String token) throws Exception {
    return anybody.post(
        REGISTER, "{'auth':{'type':'m.login.registration_token','token':'%s'}}", token);
  }

  private Answer finish(String session) throws Exception {
    return anybody.post(REGISTER, "{'auth':{'type':'m.login.dummy','session':'%s'}}", session);
  }

  /** By the console alone: no other administrator and no secret is needed. */
  private Client administrator() throws Exception {
    Person person = Person.register(anybody);
    Expect.error(403, "M_FORBIDDEN", person.client().get(TOKENS));
    assertEquals(person.id() + " is an administrator", operator.ask("admin", person.name(), "on"));
    return person.client();
  }

  @Test
  void administratorsCreateListChangeAndDelete() throws Exception {
    Client admin = administrator();
    Answer made =
        Expect.members(
            200,
            admin.post(TOKENS + "/new", "{'token':'over-http','uses_allowed':1}"),
            "token",
            "uses_allowed",
            "pending",
            "completed",
            "expiry_time");
    assertEquals("1", made.text("uses_allowed"));
    Expect.error(400, "M_INVALID_PARAM", admin.post(TOKENS + "/new", "{'token':'over-http'}"));
    assertEquals("over-http", admin.get(TOKENS + "/over-http").expect(200).text("token"));
    assertEquals("true", anybody.get(VALIDITY + "over-http").text("valid"));

    admin.put(TOKENS + "/over-http", "{'uses_allowed':0}").expect(200);

    assertEquals("false", anybody.get(VALIDITY + "over-http").text("valid"));
    Expect.failed("M_UNAUTHORIZED", begin("over-http"));
    Expect.members(200, admin.delete(TOKENS + "/over-http", ""));
    Expect.error(404, "M_NOT_FOUND", admin.get(TOKENS + "/over-http"));
  }

  @Test
  void anAdministratorIsOneUntilTheOperatorSaysOtherwise() throws Exception {
    Person person = Person.register(anybody);
    operator.ask("admin", person.id(), "on");
    person.client().get(TOKENS).expect(200);

    assertEquals(
        person.id() + " is not an administrator", operator.ask("admin", person.id(), "off"));

    Expect.error(403, "M_FORBIDDEN", person.client().get(TOKENS));
  }

  @Test
  void ofTwoHundredSessionsAHundredRegister() throws Exception {
    String token = operator.ask("tokens", "create", "--uses", "100");

    List<Answer> begun = Crowd.all(200, i -> () -> begin(token));

    List<String> sessions =
        begun.stream()
            .filter(answer -> !answer.body().contains("errcode"))
            .map(answer -> answer.text("session"))
            .toList();
    assertEquals(100, sessions.size());
    assertEquals("false", anybody.get(VALIDITY + token).text("valid"));
    for (Answer end : Crowd.all(100, i -> () -> finish(sessions.get(i)))) {
      end.expect(200);
    }
    Await.until(
        "all uses to be settled",
        () -> operator.ask("tokens", "list").contains(token + "   used 100 of 100, 0 under way"));
  }

  @Test
  void whatTheOperatorDisablesIsNotValid() throws Exception {
    String token = operator.ask("tokens", "create", "--days", "1");
    String session = begin(token).text("session");
    operator.ask("tokens", "disable", token);

    assertEquals("false", anybody.get(VALIDITY + token).text("valid"));
    Expect.failed("M_UNAUTHORIZED", begin(token));
    finish(session).expect(200);
    assertEquals("deleted", operator.ask("tokens", "delete", token));
  }
}
