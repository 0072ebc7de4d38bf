package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.ServerExtension;

/**
 * What becomes of reserved uses of a registration token when servers and sessions die. Expired
 * sessions are looked for every half minute, so it runs beside the others.
 */
@Execution(ExecutionMode.CONCURRENT)
class ReservationIT {
  private static final String REGISTER = V3 + "/register";
  private static final String TOKENS = "/_synapse/admin/v1/registration_tokens/";
  private static final String VALIDITY =
      "/_matrix/client/v1/register/m.login.registration_token/validity?token=";

  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension(
          installation -> installation.set("org.stagedoor.flows", StagesServer.FLOWS));

  private static Answer begin(String token) throws Exception {
    return SERVER
        .client()
        .post(REGISTER, "{'auth':{'type':'m.login.registration_token','token':'%s'}}", token);
  }

  @Test
  void aKilledServerLosesNoneAndADeadSessionReleasesIts() throws Exception {
    Operator operator = new Operator(SERVER.installation());
    String token = operator.ask("tokens", "create", "--uses", "2");
    String kept = begin(token).text("session");
    begin(token);

    SERVER.crashAndRestart();

    assertEquals("false", SERVER.client().get(VALIDITY + token).text("valid"));
    SERVER
        .client()
        .post(REGISTER, "{'auth':{'type':'m.login.dummy','session':'%s'}}", kept)
        .expect(200);
    Person person = Person.register(SERVER.client());
    operator.ask("admin", person.name(), "on");
    expireSessions(SERVER.installation().data());
    Await.until(
        "the other use to be released",
        Duration.ofSeconds(90),
        () -> person.client().get(TOKENS + token).text("pending").equals("0"));
    assertEquals("1", person.client().get(TOKENS + token).text("completed"));
    Expect.progress(begin(token), "m.login.registration_token");

    askingIsLimited();
  }

  /** As if two days had passed. */
  private static void expireSessions(Path data) throws SQLException {
    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("stagedoor.db"));
        Statement statement = database.createStatement()) {
      statement.execute("pragma busy_timeout = 10000");
      assertTrue(statement.executeUpdate("update session set expires = 1") > 0);
    }
  }

  /** Last, for it uses up what this address may guess. */
  private static void askingIsLimited() throws Exception {
    int asked = 0;
    Answer answer = SERVER.client().get(VALIDITY + "nope0");
    while (answer.status() == 200 && asked < 1000) {
      asked++;
      answer = SERVER.client().get(VALIDITY + "nope" + asked);
    }
    Expect.members(429, answer, "errcode", "error", "retry_after_ms");
    assertEquals("M_LIMIT_EXCEEDED", answer.text("errcode"));
  }
}
