package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.ServerExtension;

/**
 * Wrong guesses are counted per session, account and address. Each test comes from addresses of its
 * own, as a trusted proxy tells them.
 */
class GuessingIT {
  private static final int SESSION = 3;
  private static final int ACCOUNT = 5;
  private static final int ADDRESS = 8;
  private static final int REGISTRATIONS = 10;

  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension(
          installation -> {
            installation.set("org.stagedoor.server", Map.of("trusted.proxies", "127.0.0.1"));
            installation.set(
                "org.stagedoor.limits",
                Map.of(
                    "session.burst",
                    Integer.toString(SESSION),
                    "account.burst",
                    Integer.toString(ACCOUNT),
                    "address.burst",
                    Integer.toString(ADDRESS),
                    "session.forgive.seconds",
                    "600",
                    "account.forgive.seconds",
                    "600",
                    "address.forgive.seconds",
                    "600"));
            installation.set(
                "org.stagedoor.limits",
                Map.of(
                    "registration.burst",
                    Integer.toString(REGISTRATIONS),
                    "registration.forgive.seconds",
                    "600",
                    "body.burst",
                    "2",
                    "body.forgive.seconds",
                    "600"));
          });

  @Test
  void wrongGuessesInASessionAreCounted() throws Exception {
    Client client = Person.register(SERVER.client()).client().with("X-Forwarded-For", "10.1.0.1");
    String session = client.delete(V3 + "/devices/x", "{}").text("session");
    for (int i = 0; i < SESSION; i++) {
      Expect.failed("M_FORBIDDEN", guess(client, session));
    }

    limited(guess(client, session));

    // Another session has its own count.
    Expect.failed(
        "M_FORBIDDEN", guess(client, client.delete(V3 + "/devices/x", "{}").text("session")));
  }

  @Test
  void overTheLimitEvenTheRightPasswordHasToWait() throws Exception {
    Person person = Person.register(SERVER.client());
    Client client = person.client().with("X-Forwarded-For", "10.2.0.1");
    String session = client.delete(V3 + "/devices/x", "{}").text("session");
    for (int i = 0; i < SESSION; i++) {
      guess(client, session).expect(401);
    }

    limited(client.delete(V3 + "/devices/x", "{'auth':{%s}}", person.proof(session)));
  }

  @Test
  void wrongGuessesAtAnAccountAreCountedWhereverTheyComeFrom() throws Exception {
    Person person = Person.register(SERVER.client());
    for (int i = 0; i < ACCOUNT; i++) {
      Expect.error(403, "M_FORBIDDEN", login(person.name(), "wrong", "10.3.0." + i));
    }

    limited(login(person.name(), "wrong", "10.3.1.1"));
    limited(login(person.name().toUpperCase(java.util.Locale.ROOT), "wrong", "10.3.1.2"));
    limited(login(person.id(), Person.PASSWORD, "10.3.1.3"));
    // By the stage, too.
    Client client = person.client().with("X-Forwarded-For", "10.3.1.4");
    limited(client.delete(V3 + "/devices/x", "{'auth':{%s}}", person.proof()));
  }

  @Test
  void wrongGuessesAtNobodyAreCountedTheSame() throws Exception {
    String nobody = Person.freshName();
    for (int i = 0; i < ACCOUNT; i++) {
      Expect.error(403, "M_FORBIDDEN", login(nobody, "wrong", "10.4.0." + i));
    }

    limited(login(nobody, "wrong", "10.4.1.1"));
  }

  @Test
  void wrongGuessesFromAnAddressAreCountedWhoeverTheyAreAt() throws Exception {
    for (int i = 0; i < ADDRESS; i++) {
      Expect.error(403, "M_FORBIDDEN", login(Person.freshName(), "wrong", "10.5.0.1"));
    }

    limited(login(Person.freshName(), "wrong", "10.5.0.1"));
    Expect.error(403, "M_FORBIDDEN", login(Person.freshName(), "wrong", "10.5.0.2"));
  }

  @Test
  void rightPasswordsAreNotCounted() throws Exception {
    Person person = Person.register(SERVER.client());
    for (int i = 0; i < ADDRESS + 2; i++) {
      login(person.name(), Person.PASSWORD, "10.6.0.1").expect(200);
    }
  }

  @Test
  void whatIsMalformedIsNotCounted() throws Exception {
    Client client = SERVER.client().with("X-Forwarded-For", "10.7.0.1");
    for (int i = 0; i < ADDRESS + 2; i++) {
      Expect.error(
          400, "M_MISSING_PARAM", client.post(V3 + "/login", "{'type':'m.login.password'}"));
    }
  }

  @Test
  void registrationsFromAnAddressAreCounted() throws Exception {
    Client client = SERVER.client().with("X-Forwarded-For", "10.8.0.1");
    String register = "{'auth':{'type':'m.login.dummy'}}";
    for (int i = 0; i < REGISTRATIONS; i++) {
      client.post(V3 + "/register", register).expect(200);
    }

    limited(client.post(V3 + "/register", register));
    // To ask costs nothing.
    Expect.challenge(client.post(V3 + "/register", "{}"));
    SERVER
        .client()
        .with("X-Forwarded-For", "10.8.0.2")
        .post(V3 + "/register", register)
        .expect(200);
  }

  @Test
  void largeRequestsThatAreRememberedAreCounted() throws Exception {
    Client client = Person.register(SERVER.client()).client();
    String large = "{'devices':['x'],'pad':'" + "y".repeat(5000) + "'}";
    Expect.challenge(client.post(V3 + "/delete_devices", large));
    Expect.challenge(client.post(V3 + "/delete_devices", large));

    limited(client.post(V3 + "/delete_devices", large));
    Expect.challenge(client.post(V3 + "/delete_devices", "{'devices':['x']}"));
  }

  private static Answer guess(Client client, String session) throws Exception {
    return client.delete(
        V3 + "/devices/x",
        "{'auth':{'type':'m.login.password','password':'wrong','session':'%s'}}",
        session);
  }

  private static Answer login(String user, String password, String address) throws Exception {
    return SERVER
        .client()
        .with("X-Forwarded-For", address)
        .post(
            V3 + "/login",
            "{'type':'m.login.password','user':'%s','password':'%s'}",
            user,
            password);
  }

  private static void limited(Answer answer) {
    Expect.members(429, answer, "errcode", "error", "retry_after_ms");
    assertEquals("M_LIMIT_EXCEEDED", answer.text("errcode"));
    long millis = answer.json().get("retry_after_ms").getAsLong();
    assertTrue(millis > 0 && millis <= 600_000, answer::toString);
    assertEquals(Long.toString((millis + 999) / 1000), answer.header("Retry-After"));
  }
}
