package org.stagedoor.e2e.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.mail.Mailroom.V3;

import java.util.List;
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
import org.stagedoor.e2e.mail.ScriptedRelay.Behaviour;
import org.stagedoor.e2e.protocol.Operator;

/**
 * Mail servers that are down, slow, unwilling or dying: no mail that was promised is lost, and none
 * comes twice but by the same name.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RelayIT {
  private static Installation installation;
  private static RunningServer server;
  private static ScriptedRelay relay;

  @BeforeAll
  static void start() throws Exception {
    relay = new ScriptedRelay(0);
    installation = Installation.fresh();
    Mailroom.send(installation, relay.port());
    server = RunningServer.start(installation);
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
    relay.close();
  }

  private static void ask() throws Exception {
    server
        .client()
        .post(
            V3 + "/register/email/requestToken",
            "{'email':'%s','client_secret':'monkey','send_attempt':1}",
            Mailroom.freshAddress())
        .expect(200);
  }

  private static void comes(int mails) throws Exception {
    Await.until(mails + " mails", () -> Set.copyOf(relay.taken()).size() >= mails);
    assertEquals(mails, Set.copyOf(relay.taken()).size());
  }

  @Test
  @Order(1)
  void oneThatIsDownIsWaitedFor() throws Exception {
    int port = relay.port();
    relay.close();
    ask();
    Await.until("a try", () -> server.log().toString().contains(" waits for "));
    relay = new ScriptedRelay(port);
    comes(1);
  }

  @Test
  @Order(2)
  void oneThatIsBusySlowOrAsleepGetsItLater() throws Exception {
    int before = relay.taken().size();
    relay.script(Behaviour.BUSY, Behaviour.FULL, Behaviour.SLEEP, Behaviour.SLOW);
    ask();
    Await.until("the mail", () -> relay.taken().size() == before + 1);
    assertEquals(0, relay.left());
  }

  @Test
  @Order(3)
  void oneThatRefusesForGoodIsNotAskedAgain() throws Exception {
    int before = relay.taken().size();
    relay.script(Behaviour.REFUSE);
    ask();
    Await.until("the refusal", () -> server.log().toString().contains("the relay says 550"));
    relay.script(Behaviour.DISLIKE);
    ask();
    Await.until("the refusal", () -> server.log().toString().contains("the relay says 554"));
    ask();
    Await.until("the next mail", () -> relay.taken().size() > before);
    assertEquals(before + 1, relay.taken().size());
  }

  @Test
  @Order(4)
  void oneThatDiesGetsItAgainByTheSameName() throws Exception {
    int before = relay.taken().size();
    relay.script(Behaviour.DIE);
    ask();
    Await.until("both", () -> relay.taken().size() == before + 2);
    List<String> both = relay.taken().subList(before, before + 2);
    assertEquals(both.get(0), both.get(1));
  }

  @Test
  @Order(5)
  void theOperatorSeesWhatBecameOfIt() throws Exception {
    Operator operator = new Operator(installation);
    Await.until("no mail", () -> operator.ask("mail").startsWith("waiting 0, "));
    String told = operator.ask("mail");
    assertTrue(told.contains("refused 2") && told.contains("given up 0"), told);
  }

  @Test
  @Order(6)
  void whatWaitsSurvivesAKill() throws Exception {
    int port = relay.port();
    relay.close();
    ask();
    server.kill();
    server = RunningServer.start(installation);
    assertTrue(new Operator(installation).ask("mail").startsWith("waiting 1, "));
    relay = new ScriptedRelay(port);
    comes(1);
    assertEquals(1, relay.taken().size());
  }
}
