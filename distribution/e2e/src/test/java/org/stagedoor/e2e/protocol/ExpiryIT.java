package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.stagedoor.e2e.Client.V3;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.ServerExtension;

/**
 * Sessions and tokens end. The shortest time that can be set is a minute, so all of it is one test,
 * which runs beside the others.
 */
@Execution(ExecutionMode.CONCURRENT)
class ExpiryIT {
  private static final Duration PATIENCE = Duration.ofSeconds(100);

  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension(
          installation -> {
            installation.set("org.stagedoor.sessions", Map.of("idle.minutes", "1"));
            installation.set("org.stagedoor.account.login", Map.of("access.lifetime", "60"));
            installation.set(
                "org.stagedoor.flows", Map.of("delete_devices", "m.login.password m.login.dummy"));
          });

  private final Client anybody = SERVER.client();

  @Test
  void whatIsOlderThanAMinuteIsExpiredUnlessAStageWasPassed() throws Exception {
    String idle = anybody.post(V3 + "/register", "{}").text("session");
    Person person = Person.register(anybody);
    String begun =
        person
            .client()
            .post(V3 + "/delete_devices", "{'devices':['x'],'auth':{%s}}", person.proof())
            .text("session");
    Answer login =
        anybody.post(V3 + "/register", "{'refresh_token':true,'auth':{'type':'m.login.dummy'}}");
    assertEquals("60000", login.text("expires_in_ms"));
    Client expiring = anybody.as(login.text("access_token"));

    Await.until(
        "the token to expire",
        PATIENCE,
        () -> expiring.get(V3 + "/account/whoami").status() == 401);
    tokenIsExpired(expiring);
    sessionIsExpired(idle);
    // With progress it lives on.
    person
        .client()
        .post(
            V3 + "/delete_devices",
            "{'devices':['x'],'auth':{'type':'m.login.dummy','session':'%s'}}",
            begun)
        .expect(200);
  }

  private static void tokenIsExpired(Client expiring) throws Exception {
    Answer expired = expiring.get(V3 + "/account/whoami");
    Expect.members(401, expired, "errcode", "error", "soft_logout");
    assertEquals("M_UNKNOWN_TOKEN", expired.text("errcode"));
    assertEquals("true", expired.text("soft_logout"));
    assertEquals("M_UNKNOWN_TOKEN", expiring.get("/nope").text("errcode"));
    // Who was logged out softly can still log out.
    Expect.members(200, expiring.post(V3 + "/logout", "{}"));
    Expect.error(401, "M_UNKNOWN_TOKEN", expiring.get(V3 + "/account/whoami"));
  }

  private void sessionIsExpired(String session) throws Exception {
    Answer answer =
        anybody.post(V3 + "/register", "{'auth':{'type':'m.login.dummy','session':'%s'}}", session);
    Expect.restarted("M_UNKNOWN", answer);
    assertNotEquals(session, answer.text("session"));
    assertEquals(
        404,
        new Browser(SERVER.address()).open(Browser.fallback("m.login.dummy", session)).status());
  }
}
