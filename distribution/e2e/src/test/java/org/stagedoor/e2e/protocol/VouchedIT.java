package org.stagedoor.e2e.protocol;

import static org.stagedoor.e2e.Client.V3;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.ServerExtension;

/** Two stages of one session that vouch for users. */
class VouchedIT {
  private static final String DEACTIVATE = V3 + "/account/deactivate";

  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension(
          installation -> {
            installation.set(
                "org.stagedoor.flows",
                Map.of("deactivate.anonymous", "m.login.password org.example.vouch"));
            installation.drop(VouchingStage.jar(installation));
          });

  private final Client anybody = SERVER.client();

  @Test
  void stagesThatVouchForDifferentUsersAreForbiddenAndTheSessionStays() throws Exception {
    Await.until("the stage to be offered", () -> anybody.post(DEACTIVATE, "{}").status() == 401);
    Person one = Person.register(anybody);
    Person other = Person.register(anybody);
    String session = anybody.post(DEACTIVATE, "{}").text("session");
    Expect.progress(
        anybody.post(DEACTIVATE, "{'auth':{%s}}", one.proof(session)), "m.login.password");

    Expect.error(
        403, "M_FORBIDDEN", anybody.post(DEACTIVATE, "{'auth':{%s}}", vouch(session, other)));

    one.client().get(V3 + "/account/whoami").expect(200);
    other.client().get(V3 + "/account/whoami").expect(200);
    anybody.post(DEACTIVATE, "{'auth':{%s}}", vouch(session, one)).expect(200);
    Expect.error(401, "M_UNKNOWN_TOKEN", one.client().get(V3 + "/account/whoami"));
    other.client().get(V3 + "/account/whoami").expect(200);
  }

  private static String vouch(String session, Person person) {
    return "'type':'org.example.vouch','user':'" + person.name() + "','session':'" + session + "'";
  }
}
