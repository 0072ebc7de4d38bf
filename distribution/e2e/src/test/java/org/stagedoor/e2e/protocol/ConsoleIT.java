package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
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
    for (String command : new String[] {"admin", "flows", "login-token", "stages", "tokens"}) {
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
        stages.matches("(?s).*m.login.dummy +org.stagedoor.stage.dummy [0-9.A-Z]+\n.*"), stages);
    String flows = operator.ask("flows");
    assertTrue(flows.contains("delete_devices         m.login.token m.login.dummy\n"), flows);
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
          {"stages", "x"}
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
  void saysThatNoServerRuns() throws Exception {
    Operator.Result result = new Operator(Installation.pristine()).run("stages");
    assertEquals(3, result.code());
    assertTrue(result.err().startsWith("stagedoor: no server answers on "), result.err());
  }
}
