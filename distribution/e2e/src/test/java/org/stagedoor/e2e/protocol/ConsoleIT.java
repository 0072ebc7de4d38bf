package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.RunningServer;

/** The console, as an operator's scripts use it. */
@ExtendWith(StagesServer.class)
class ConsoleIT {
  private final RunningServer server;
  private final Operator operator;

  ConsoleIT(StagesServer.Staged staged) {
    server = staged.server();
    operator = staged.operator();
  }

  @Test
  void saysWhatItCanDo() throws Exception {
    String help = operator.ask();
    for (String command :
        new String[] {
          "admin",
          "deploy",
          "flows",
          "login-token",
          "providers",
          "sessions",
          "stages",
          "tokens",
          "why"
        }) {
      assertTrue(help.contains("\n  " + command + " "), help);
    }
    assertEquals(help, operator.ask("help"));
    Operator.Result unknown = operator.run("what");
    assertEquals(2, unknown.code());
    assertTrue(unknown.err().startsWith("stagedoor: there is no command what"), unknown.err());
  }

  @Test
  void saysWhatIsServedAndWhatIsNot() throws Exception {
    String stages = operator.ask("stages");
    assertTrue(
        stages.matches(
            "(?s)type +bundle +version .*\nm.login.dummy +org.stagedoor.stage.dummy +[0-9.A-Z]+ +0 .*"),
        stages);
    String flows = operator.ask("flows");
    assertTrue(flows.contains("delete_devices         m.login.token m.login.dummy\n"), flows);
  }

  @Test
  void countsSessionsByWhatTheyAreFor() throws Exception {
    Person person = Person.register(server.client());
    String token = operator.ask("login-token", person.name());
    Answer challenge =
        person.client().post(V3 + "/delete_devices", "{'devices':['X']}").expect(401);
    person
        .client()
        .post(
            V3 + "/delete_devices",
            "{'devices':['X'],'auth':{'type':'m.login.token','token':'%s','txn_id':'1','session':'%s'}}",
            token,
            challenge.text("session"))
        .expect(401);

    String sessions = operator.ask("sessions");

    assertTrue(sessions.matches("(?s)[1-9][0-9]* with progress, .*"), sessions);
    assertTrue(sessions.contains("  delete_devices: "), sessions);
    assertFalse(sessions.contains(challenge.text("session")), sessions);
    assertTrue(operator.ask("stages").matches("(?s).*m.login.token .* [1-9][0-9]* .*"));
  }

  @Test
  void saysWhyATypeIsNotOffered() throws Exception {
    String dummy = operator.ask("why", "m.login.dummy");
    assertTrue(dummy.startsWith("m.login.dummy is offered"), dummy);
    String captcha = operator.ask("why", "m.login.recaptcha");
    assertTrue(
        captcha.contains(
            "org.stagedoor.stage.recaptcha has no settings (org.stagedoor.stage.recaptcha)\n"
                + "    → take .sample away from the name of etc/org.stagedoor.stage.recaptcha.cfg.sample"),
        captcha);
    String email = operator.ask("why", "m.login.email.identity");
    assertTrue(email.contains("it lacks a transport for email, so nobody can pass it"), email);
    assertTrue(email.contains("org.stagedoor.mail.smtp.cfg.sample"), email);
    assertFalse(email.contains("org.stagedoor.sms.http"), email);
    String totp = operator.ask("why", "org.stagedoor.login.totp");
    assertTrue(totp.contains("→ copy optional/org.stagedoor.stage.totp-"), totp);
    Operator.Result unknown = operator.run("why", "m.login.dumy");
    assertEquals(2, unknown.code());
    assertTrue(unknown.err().contains("do you mean m.login.dummy?"), unknown.err());
  }

  @Test
  void showsWhatIsWithheldForWantOfATransport() throws Exception {
    String flows = operator.ask("flows");
    assertTrue(
        flows.matches(
            "(?s).*password.anonymous +m.login.email.identity   NOT OFFERED: "
                + "m.login.email.identity lacks a transport for email.*"),
        flows);
    server.client().get("/_stagedoor/health").expect(200);
  }

  @Test
  void saysWhatACommandWaitsFor() throws Exception {
    Operator.Result mail = operator.run("mail");
    assertEquals(1, mail.code());
    assertTrue(mail.err().startsWith("stagedoor: mail is not there now:"), mail.err());
    assertTrue(mail.err().contains("etc/org.stagedoor.mail.smtp.cfg.sample"), mail.err());
  }

  @Test
  void saysThatThereAreNoProviders() throws Exception {
    assertEquals("there are none", operator.ask("providers"));
  }

  @Test
  void installsAndRemovesJars() throws Exception {
    Path jar = operator.installation().jar("example", "org.stagedoor.example.riddle");
    String file = String.valueOf(jar.getFileName());
    assertTrue(operator.ask("deploy", jar.toString()).contains(": serving"));
    assertTrue(operator.ask("why", "org.example.riddle").contains(" serves it since "));
    assertTrue(operator.ask("deploy").contains(file), operator.ask("deploy"));
    operator.ask("deploy", "stop", "org.stagedoor.example.riddle");
    String stopped = operator.ask("why", "org.example.riddle");
    assertTrue(stopped.contains("is installed, but stopped"), stopped);
    operator.ask("deploy", "start", "org.stagedoor.example.riddle");
    operator.ask("deploy", "remove", file);
    assertEquals(2, operator.run("deploy", "remove", file).code());
    assertEquals(2, operator.run("deploy", "no/such.jar").code());
    assertEquals(2, operator.run("why", "org.example.riddle").code());
  }

  @Test
  void leavesATrailOfWhatItDid() throws Exception {
    Person person = Person.register(server.client());
    operator.ask("admin", person.name(), "on");
    operator.ask("admin", person.name(), "off");
    operator.ask("login-token", person.name());
    String token = operator.ask("tokens", "create", "--uses", "1");

    for (String event : List.of("admin.on", "admin.off", "token.issue")) {
      Await.until(event, () -> logged("\"" + event + "\"", person.id(), "\"by\":\"console\""));
    }
    Await.until("the token", () -> logged("registration_token.create", "\"by\":\"console\""));
    assertFalse(server.log().toString().contains(token), "the token is in the log");
  }

  private boolean logged(String... parts) {
    return server
        .log()
        .toString()
        .lines()
        .anyMatch(line -> Stream.of(parts).allMatch(line::contains));
  }

  @Test
  void complainsOfWrongWords() throws Exception {
    for (String[] words :
        new String[][] {
          {"admin"},
          {"admin", "nobody", "on"},
          {"admin", "nobody", "maybe"},
          {"login-token", "nobody"},
          {"login-token", "nobody", "0"},
          {"tokens"},
          {"tokens", "create", "--uses", "x"},
          {"stages", "x"},
          {"why"},
          {"sessions", "x"},
          {"providers", "x"}
        }) {
      Operator.Result result = operator.run(words);
      assertEquals(2, result.code(), () -> String.join(" ", words));
      assertEquals("", result.out());
      assertTrue(result.err().startsWith("stagedoor: "), result.err());
    }
  }

  /** What is secret need not stand in the list of processes. */
  @Test
  void readsWordsFromItsStandardInput() throws Exception {
    assertEquals(
        "whispered-1", operator.told("whispered-1\n", "tokens", "create", "--token", "-").out());
    Operator.Result disabled = operator.told("whispered-1\n", "tokens", "disable", "-");
    assertEquals(0, disabled.code(), disabled.err());
    assertEquals(2, operator.told("", "tokens", "disable", "-").code());
  }

  @Test
  void isForTheServersOwnUserAlone() throws Exception {
    Path folder = operator.installation().data().resolve("console");
    assertEquals("rwx------", permissions(folder));
    assertEquals("rw-------", permissions(folder.resolve("socket")));
  }

  private static String permissions(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void findsItsServerWhereverTheDataFolderIsNamed() throws Exception {
    Operator elsewhere = new Operator(Installation.pristine());
    String data = operator.installation().data().toString();
    assertEquals(operator.ask("help"), elsewhere.ask("help", "--data", data));
    assertEquals(
        operator.ask("why", "m.login.dummy"),
        elsewhere.ask("why", "--data=" + data, "m.login.dummy"));
    Operator.Result without = operator.run("stages", "--data");
    assertEquals(2, without.code());
    assertEquals("stagedoor: --data needs a folder", without.err());
  }

  @Test
  void saysThatNoServerRuns() throws Exception {
    Operator.Result result = new Operator(Installation.pristine()).run("stages");
    assertEquals(3, result.code());
    assertTrue(result.err().startsWith("stagedoor: no server answers on "), result.err());
  }
}
