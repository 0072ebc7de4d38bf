package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.stagedoor.e2e.Client.V3;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.ServerExtension;

/** Flows as the operator edits them while the server runs. */
class FlowsIT {
  private static final String DELETE_DEVICES = V3 + "/delete_devices";
  private static final String BODY = "{'devices':['x']}";
  private static final String DUMMY = "'type':'m.login.dummy'";

  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private final Client anybody = SERVER.client();

  @BeforeEach
  void openRegistration() throws Exception {
    flows("register = m.login.dummy", "[[\"m.login.dummy\"]]");
  }

  @Test
  void anEditIsInForceWithoutARestart() throws Exception {
    flows(
        "register = m.login.dummy | m.login.password m.login.dummy",
        "[[\"m.login.dummy\"],[\"m.login.password\",\"m.login.dummy\"]]");
  }

  @Test
  void aMistakeIsLoggedAndTheLastGoodFlowsStay() throws Exception {
    for (String[] mistake :
        new String[][] {
          {"register = m.login.dummy | | m.login.password", "register"},
          {"register = m.login.dummy m.login.dummy", "register"},
          {"delete_devices = <none>", "delete_devices"},
          {"order = random", "order"}
        }) {
      int seen = SERVER.server().log().lines().size();
      write(mistake[0]);
      Await.until(
          "the mistake to be logged: " + mistake[0],
          () ->
              SERVER.server().log().lines().stream()
                  .skip(seen)
                  .anyMatch(
                      line ->
                          line.contains("ERROR")
                              && line.contains("org.stagedoor.flows.cfg: " + mistake[1] + " ")));
      assertEquals("[[\"m.login.dummy\"]]", offered());
    }
  }

  @Test
  void completionIsJudgedByTheFlowsInForceNow() throws Exception {
    Person person = Person.register(anybody);
    devices("m.login.password m.login.dummy", 2, person);
    String session = person.client().post(DELETE_DEVICES, BODY).text("session");
    Answer first = person.client().post(DELETE_DEVICES, auth(person.proof(session)));
    Expect.progress(first, "m.login.password");

    devices("m.login.password", 1, person);

    person.client().post(DELETE_DEVICES, auth("'session':'" + session + "'")).expect(200);
  }

  @Test
  void aFlowThatGrewMustBePassedInFull() throws Exception {
    Person person = Person.register(anybody);
    devices("m.login.password", 1, person);
    String session = person.client().post(DELETE_DEVICES, BODY).text("session");

    devices("m.login.password m.login.dummy", 2, person);

    Answer first = person.client().post(DELETE_DEVICES, auth(person.proof(session)));
    Expect.progress(first, "m.login.password");
    person.client().post(DELETE_DEVICES, auth(DUMMY + ",'session':'" + session + "'")).expect(200);
  }

  @Test
  void withoutAnyWayToAuthenticateTheServerSaysSo() throws Exception {
    write("register = m.login.unknown");
    Await.until("the flow to go", () -> anybody.post(V3 + "/register", "{}").status() == 503);

    Answer answer = anybody.post(V3 + "/register", "{}");

    Expect.headers(answer);
    assertEquals("M_UNKNOWN", answer.text("errcode"));
    assertEquals("No way to authenticate is available now", answer.text("error"));
  }

  /** The owner of an account is never taken at the client's word. */
  @Test
  void aFlowThatProvesNobodyIsNotOfferedForAnAccount() throws Exception {
    Person person = Person.register(anybody);
    int seen = SERVER.server().log().lines().size();
    devices("m.login.dummy | m.login.password m.login.dummy", 2, person);

    Answer challenge = person.client().post(DELETE_DEVICES, BODY);
    assertEquals(
        "[{\"stages\":[\"m.login.password\",\"m.login.dummy\"]}]",
        challenge.json().get("flows").toString());
    Answer bare = person.client().post(DELETE_DEVICES, auth(DUMMY));
    Expect.failed("M_FORBIDDEN", bare);
    SERVER
        .server()
        .log()
        .await(
            line -> line.contains("WARN") && line.contains("\"m.login.dummy\" of delete_devices"),
            Duration.ofSeconds(20));
    assertFalse(SERVER.server().log().lines().size() == seen);
  }

  /** Nobody's account is closed for who proves to be nobody, whatever the operator wrote. */
  @Test
  void aFlowThatProvesNobodyIsNotOfferedToAnybody() throws Exception {
    write(
        "register = m.login.dummy\ndefault = m.login.dummy\ndeactivate = m.login.dummy\ndeactivate.anonymous = m.login.dummy");
    String deactivate = V3 + "/account/deactivate";
    Await.until("the flow to go", () -> anybody.post(deactivate, "{}").status() == 503);

    Answer bare = anybody.post(deactivate, "{'auth':{" + DUMMY + "}}");
    Expect.error(503, "M_UNKNOWN", bare);
    SERVER
        .server()
        .log()
        .await(
            line -> line.contains("WARN") && line.contains(" deactivate, deactivate.anonymous, "),
            Duration.ofSeconds(20));
  }

  @Test
  void aMistypedNameIsToldInOneLine() throws Exception {
    int seen = SERVER.server().log().lines().size();
    write("register = m.login.dummy\npasword = m.login.password\ndefault = m.login.pasword");
    SERVER
        .server()
        .log()
        .await(
            line -> line.contains("WARN") && line.contains("no stage m.login.pasword is installed"),
            Duration.ofSeconds(20));
    SERVER
        .server()
        .log()
        .await(
            line -> line.contains("WARN") && line.contains("pasword names no operation"),
            Duration.ofSeconds(20));
    assertEquals(
        2,
        SERVER.server().log().lines().stream()
            .skip(seen)
            .filter(line -> line.contains("pasword"))
            .count());
  }

  /** Registration that a member vouches for. */
  @Test
  void aNameIsFrozenAndHeldOnceAStageWasPassed() throws Exception {
    Person member = Person.register(anybody);
    String name = Person.freshName();
    flows(
        "register = m.login.password m.login.dummy", "[[\"m.login.password\",\"m.login.dummy\"]]");
    String register = V3 + "/register";
    String session = anybody.post(register, "{'username':'%sx'}", name).text("session");
    String wish = "{'username':'" + name + "','password':'" + Person.PASSWORD + "','auth':{";
    Answer first = anybody.post(register, wish + member.proof(session) + "}}");
    Expect.progress(first, "m.login.password");

    String last = "'auth':{" + DUMMY + ",'session':'" + session + "'}}";
    Expect.error(
        403, "M_FORBIDDEN", anybody.post(register, "{'username':'%sy',".formatted(name) + last));
    Expect.error(400, "M_USER_IN_USE", anybody.post(register, "{'username':'%s'}", name));
    Expect.error(400, "M_USER_IN_USE", anybody.get(register + "/available?username=" + name));

    Answer done = anybody.post(register, "{" + last).expect(200);
    assertEquals("@" + name + ":localhost", done.text("user_id"));
  }

  @Test
  void oldClientsMayPassStagesInAnyOrderIfTheOperatorLetsThem() throws Exception {
    Person person = Person.register(anybody);
    write("register = m.login.dummy\ndelete_devices = m.login.password m.login.dummy\norder = any");
    Await.until(
        "the order not to matter",
        () ->
            person
                .client()
                .post(DELETE_DEVICES, auth(DUMMY))
                .body()
                .contains("\"completed\":[\"m.login.dummy\"]"));
    String session = person.client().post(DELETE_DEVICES, auth(DUMMY)).text("session");

    person.client().post(DELETE_DEVICES, auth(person.proof(session))).expect(200);
  }

  @Test
  void whoHasATokenMayHaveOtherFlows() throws Exception {
    write("register = m.login.password\nregister.anonymous = m.login.dummy");
    Person person = Person.register(anybody);
    Await.until(
        "the flows of those who have a token",
        () ->
            person
                .client()
                .post(V3 + "/register", "{}")
                .json()
                .get("flows")
                .toString()
                .contains("m.login.password"));
    assertEquals("[[\"m.login.dummy\"]]", offered());
  }

  private static void write(String text) throws Exception {
    SERVER.installation().write("org.stagedoor.flows", text + "\n");
  }

  /** Writes the file and waits until what it says is offered. */
  private void flows(String text, String expected) throws Exception {
    write(text);
    Await.until("the flows " + expected, () -> offered().equals(expected));
  }

  private static void devices(String flows, int stages, Person person) throws Exception {
    write("register = m.login.dummy\ndelete_devices = " + flows);
    Await.until(
        "the flow " + flows,
        () -> {
          // What another test left may offer none at all until the file is in force.
          Answer now = person.client().post(DELETE_DEVICES, BODY);
          return now.status() == 401
              && now.json()
                      .getAsJsonArray("flows")
                      .get(0)
                      .getAsJsonObject()
                      .getAsJsonArray("stages")
                      .size()
                  == stages;
        });
  }

  private String offered() throws Exception {
    Answer answer = anybody.post(V3 + "/register", "{}");
    return answer.status() == 401
        ? answer.json().get("flows").toString().replace("{\"stages\":", "").replace("}", "")
        : answer.toString();
  }

  private static String auth(String auth) {
    return "{'devices':['x'],'auth':{" + auth + "}}";
  }
}
