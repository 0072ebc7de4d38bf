package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.stagedoor.e2e.Client.V3;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Client;

/** The stage m.login.terms: who has accepted a version is asked again when there is a new one. */
@ExtendWith(StagesServer.class)
class TermsIT {
  private static final String PASSWORD = V3 + "/account/password";

  private final StagesServer.Staged staged;
  private final Client anybody;

  TermsIT(StagesServer.Staged staged) {
    this.staged = staged;
    anybody = staged.server().client();
  }

  private static Answer begin(Person person) throws Exception {
    return person.client().post(PASSWORD, "{'new_password':'%s'}", Person.PASSWORD);
  }

  /** The version of the policy that a challenge asks for; empty if for none. */
  private static String asked(Answer challenge) {
    JsonObject policies =
        challenge
            .json()
            .getAsJsonObject("params")
            .getAsJsonObject("m.login.terms")
            .getAsJsonObject("policies");
    return policies.has("privacy")
        ? policies.getAsJsonObject("privacy").get("version").getAsString()
        : "";
  }

  private static void pass(Person person, String session) throws Exception {
    person.client().post(PASSWORD, "{'auth':{%s}}", person.proof(session)).expect(401);
    person
        .client()
        .post(PASSWORD, "{'auth':{'type':'m.login.terms','session':'%s'}}", session)
        .expect(200);
  }

  @Test
  void aNewVersionIsAskedForAtTheNextOperation() throws Exception {
    Person person = Person.register(anybody);
    Answer first = begin(person);
    assertNotEquals("", asked(first));

    pass(person, first.text("session"));

    // What was accepted is noted after the answer.
    Await.until("the acceptance", () -> asked(begin(person)).isEmpty());
    pass(person, begin(person).text("session"));

    StagesServer.terms(staged.operator().installation(), 2);

    Await.until("the new version", () -> asked(begin(person)).equals("2"));
  }

  @Test
  void aNewVersionIsShownBeforeItIsAccepted() throws Exception {
    StagesServer.terms(staged.operator().installation(), 11);
    Person person = Person.register(anybody);
    Await.until("version 11", () -> asked(begin(person)).equals("11"));
    String session = begin(person).text("session");
    person.client().post(PASSWORD, "{'auth':{%s}}", person.proof(session)).expect(401);
    StagesServer.terms(staged.operator().installation(), 12);
    Await.until("version 12", () -> asked(begin(person)).equals("12"));

    String accept = "{'auth':{'type':'m.login.terms','session':'%s'}}";
    Answer shown = person.client().post(PASSWORD, accept, session);

    assertEquals("12", asked(Expect.progress(shown, "m.login.password")));
    person.client().post(PASSWORD, accept, session).expect(200);
    Await.until("the acceptance", () -> asked(begin(person)).isEmpty());
  }
}
