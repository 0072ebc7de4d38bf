package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.ServerExtension;

/** Files in etc/ that an operator edits while the server runs: rightly, wrongly, and away. */
class LiveSettingsIT {
  private static final String HEALTH = "/_stagedoor/health";
  private static final String CHEAP = "memory.kib = 8\niterations = 1\nallow.weak = true\n";

  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private final Client anybody = SERVER.client();
  private int seen;

  @BeforeEach
  void lookAtTheLog() {
    seen = SERVER.server().log().lines().size();
  }

  @AfterEach
  void mend() throws Exception {
    write("org.stagedoor.account.registration", "");
    write("org.stagedoor.stage.password", CHEAP);
    Await.until(
        "registration to be open", () -> anybody.post(V3 + "/register", "{}").status() == 401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "org.stagedoor.account.appservices | poll.millis | 1",
        "org.stagedoor.account.login | access.lifetime | soon",
        "org.stagedoor.account.login | access.lifetime.plain | 59",
        "org.stagedoor.account.passwords | minimum.length | abc",
        "org.stagedoor.account.passwords | enabled | maybe",
        "org.stagedoor.account.registration | enabled | y",
        "org.stagedoor.flows | order | sloppy",
        "org.stagedoor.flows | register | <none>",
        "org.stagedoor.http | port | many",
        "org.stagedoor.http | threads | 1",
        "org.stagedoor.http | backlog | 0",
        "org.stagedoor.limits | account.burst | many",
        "org.stagedoor.pages | folder | /nowhere/pages",
        "org.stagedoor.server | body.limit | 99999999999",
        "org.stagedoor.server | name | other.example",
        "org.stagedoor.server | public.uri | matrix.example.org",
        "org.stagedoor.sessions | idle.minutes | 0",
        "org.stagedoor.stage.password | memory.kib | 1"
      })
  void aMistakeIsOneLineAndChangesNothing(String pid, String key, String value) throws Exception {
    Person person = Person.register(anybody);
    Path file = SERVER.installation().etc().resolve(pid + ".cfg");
    String before = Files.readString(file);
    SERVER.installation().set(pid, Map.of(key, value));

    await("ERROR", pid + ".cfg: " + key + " must be ");

    List<String> told =
        fresh().stream()
            .filter(line -> !line.contains(" is in force") && !line.contains("org.stagedoor.audit"))
            .toList();
    assertEquals(1, told.size(), told::toString);
    Person.register(anybody);
    person.login(anybody);
    assertEquals(person.id(), person.client().get(V3 + "/account/whoami").text("user_id"));
    SERVER.installation().write(pid, before);
    await("INFO", pid + ".cfg is in force");
  }

  /** What came with a mistake serves as soon as the mistake is mended, without a new start. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "org.stagedoor.stage.recaptcha | public.key = a | public.key = a;.secret = b",
        "org.stagedoor.stage.terms | policy.a.version = 1 | policy.a.version = 1;policy.a.en.name = A;policy.a.en.url = https://a.example",
        "org.stagedoor.mail.smtp | port = x | host = 127.0.0.1;from = a@b.example",
        "org.stagedoor.sms.http | url = x | url = https://a.example/?to={to}&text={text};countries.allowed = any",
        "org.stagedoor.sso.oidc-house | client.id = us | id = house;issuer = https://id.example;client.id = us;.client.secret = s",
        "org.stagedoor.sso.cas-hall | server.url = x | id = hall;server.url = https://cas.example"
      })
  void whatIsMendedIsTaken(String pid, String wrong, String right) throws Exception {
    write(pid, wrong);
    Await.until(
        "the mistake to be told",
        () -> fresh().stream().anyMatch(it -> it.startsWith("stagedoor: " + pid + ".cfg: ")));
    Answer ill = anybody.get(HEALTH).expect(503);
    assertTrue(ill.body().contains("(" + pid + ".cfg)"), ill.body());

    write(pid, right.replace(';', '\n'));

    await("INFO", pid + ".cfg is in force");
    Await.until("health", () -> anybody.get(HEALTH).status() == 200);
    assertFalse(fresh().stream().anyMatch(it -> it.startsWith("\tat ")), fresh()::toString);
    Files.delete(SERVER.installation().etc().resolve(pid + ".cfg"));
  }

  @Test
  void yesAndNoAreUnderstood() throws Exception {
    for (String no : List.of("no", "OFF", "false")) {
      write("org.stagedoor.account.registration", "enabled = " + no);
      Await.until("to be closed", () -> anybody.post(V3 + "/register", "{}").status() == 403);
      write("org.stagedoor.account.registration", "enabled = yes");
      Await.until("to be open", () -> anybody.post(V3 + "/register", "{}").status() == 401);
    }
  }

  @Test
  void whatHasNoEffectIsTold() throws Exception {
    write("org.stagedoor.account.registration", "guest = true\n.shared.secret =");

    await("WARN", "registration.cfg: guest is no setting here and has no effect; there are ");
    await("WARN", "registration.cfg: .shared.secret is empty");

    String flows = "register = m.login.dummy\ndefault = m.login.password\n";
    write("org.stagedoor.flows", flows + "registr = m.login.dummy");
    await("WARN", "registr names no operation");
    write("org.stagedoor.flows", flows);
    await("INFO", "org.stagedoor.flows.cfg is in force");
  }

  @Test
  void aFileThatGoesLeavesWhatItSaid() throws Exception {
    write("org.stagedoor.account.registration", "enabled = false");
    Await.until("to be closed", () -> anybody.post(V3 + "/register", "{}").status() == 403);
    Files.delete(SERVER.installation().etc().resolve("org.stagedoor.account.registration.cfg"));

    await("WARN", "org.stagedoor.account.registration is gone");

    assertEquals(403, anybody.post(V3 + "/register", "{}").status());
  }

  /** A change is in force for the requests that follow, without a gap for those under way. */
  @Test
  void aChangeIsInForceWithoutAGap() throws Exception {
    SERVER.installation().set("org.stagedoor.server", Map.of("body.limit", "1024"));
    String large = "{'x':'" + "y".repeat(2000) + "','auth':{'type':'m.login.dummy'}}";
    Await.until(
        "the limit to be in force",
        () -> {
          int status = anybody.post(V3 + "/register", large).status();
          assertFalse(status == 503 || status == 404, () -> "answered " + status);
          return status == 413;
        });
    SERVER.installation().set("org.stagedoor.server", Map.of("body.limit", "65536"));
    Await.until(
        "the limit to be gone", () -> anybody.post(V3 + "/register", large).status() == 200);
  }

  private static void write(String pid, String text) throws Exception {
    SERVER.installation().write(pid, text + "\n");
  }

  private void await(String level, String text) throws Exception {
    Await.until(
        level + " " + text,
        () -> fresh().stream().anyMatch(line -> line.contains(level) && line.contains(text)));
  }

  /** What was logged since the test began. */
  private List<String> fresh() {
    List<String> lines = SERVER.server().log().lines();
    return lines.subList(seen, lines.size());
  }
}
