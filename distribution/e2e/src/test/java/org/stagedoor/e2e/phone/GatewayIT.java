package org.stagedoor.e2e.phone;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.phone.Exchange.V3;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.RunningServer;
import org.stagedoor.e2e.phone.ScriptedGateway.Behaviour;
import org.stagedoor.e2e.protocol.Operator;

/** Gateways as they are: down, slow, refusing, dying; and a server that is killed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GatewayIT {
  private static final int KILLS = 2;
  private static final int EACH = 6;
  private static final int CONNECTIONS = 4;

  private static Installation installation;
  private static RunningServer server;
  private static ScriptedGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = new ScriptedGateway(0);
    installation = Installation.fresh();
    Exchange.send(
        installation,
        gateway.port(),
        Map.of("user", "somebody", ".password", "s3cret", "auth", "basic"));
    server = RunningServer.start(installation);
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
    gateway.close();
  }

  private static void ask() throws Exception {
    server
        .client()
        .post(
            V3 + "/register/msisdn/requestToken",
            "{'country':'GB','phone_number':'%s','client_secret':'monkey','send_attempt':1}",
            Exchange.freshNumber())
        .expect(200);
  }

  private static Set<String> ids() {
    return gateway.taken().stream().map(Text::id).collect(toSet());
  }

  @Test
  @Order(1)
  void oneThatIsDownIsWaitedFor() throws Exception {
    int port = gateway.port();
    gateway.close();
    ask();
    Await.until("a try", () -> server.log().toString().contains(" waits for "));
    gateway = new ScriptedGateway(port);
    Await.until("the text", () -> ids().size() == 1);
  }

  @Test
  @Order(2)
  void oneThatIsBusyAsleepOrSlowGetsItLater() throws Exception {
    int before = gateway.taken().size();
    gateway.script(Behaviour.BUSY, Behaviour.SLEEP, Behaviour.SLOW);
    ask();
    Await.until("the text", () -> gateway.taken().size() == before + 1);
    assertEquals(0, gateway.left());
  }

  @Test
  @Order(3)
  void oneThatRefusesForGoodIsNotAskedAgain() throws Exception {
    int before = gateway.taken().size();
    gateway.script(Behaviour.REFUSE);
    ask();
    Await.until("the refusal", () -> server.log().toString().contains("was refused for good"));
    ask();
    Await.until("the next text", () -> gateway.taken().size() > before);
    assertEquals(before + 1, gateway.taken().size());
  }

  @Test
  @Order(4)
  void oneThatDiesGetsItAgainByTheSameName() throws Exception {
    int before = gateway.taken().size();
    gateway.script(Behaviour.DIE);
    ask();
    Await.until("both", () -> gateway.taken().size() == before + 2);
    assertEquals(gateway.taken().get(before), gateway.taken().get(before + 1));
  }

  @Test
  @Order(5)
  void whatWasPromisedSurvivesKills() throws Exception {
    int before = ids().size();
    int doubledBefore = gateway.taken().size() - before;
    gateway.usually(Behaviour.SLOW);
    for (int kill = 0; kill < KILLS; kill++) {
      for (int i = 0; i < EACH; i++) {
        ask();
      }
      server.kill();
      server = RunningServer.start(installation);
    }
    gateway.usually(Behaviour.ACCEPT);
    int all = before + KILLS * EACH;
    Await.until(all + " texts", () -> ids().size() >= all);
    assertEquals(all, ids().size());
    int doubled = gateway.taken().size() - ids().size() - doubledBefore;
    assertTrue(doubled <= KILLS * CONNECTIONS, () -> doubled + " doubles");
    assertTrue(gateway.most() <= CONNECTIONS, () -> gateway.most() + " at once");
  }

  @Test
  @Order(6)
  void theLogNamesNobodyAndNoSecret() {
    String log = server.log().toString();
    assertFalse(log.contains("s3cret"), log);
    for (Text text : gateway.taken()) {
      assertFalse(log.contains(text.to().substring(3)) || log.contains(text.code()), log);
    }
  }

  @Test
  @Order(7)
  void theConsoleTellsWhatBecameOfTexts() throws Exception {
    Await.until(
        "the record", () -> new Operator(installation).ask("sms").startsWith("waiting 0, sent "));
    String state = new Operator(installation).ask("sms");
    assertTrue(
        state.matches("waiting 0, sent \\d+, .*given up 0; spent today \\d+ \\(GB \\d+\\)"), state);
  }

  @Test
  @Order(8)
  void theBudgetIsKept() throws Exception {
    Exchange.send(installation, gateway.port(), Map.of("budget.country.daily", "1"));
    Await.until(
        "the budget",
        () ->
            server
                    .client()
                    .post(
                        V3 + "/register/msisdn/requestToken",
                        "{'country':'GB','phone_number':'%s','client_secret':'monkey',"
                            + "'send_attempt':1}",
                        Exchange.freshNumber())
                    .status()
                == 429);
    server
        .client()
        .post(
            V3 + "/register/msisdn/requestToken",
            "{'country':'DE','phone_number':'01512 3456789','client_secret':'monkey',"
                + "'send_attempt':1}")
        .expect(200);
  }
}
