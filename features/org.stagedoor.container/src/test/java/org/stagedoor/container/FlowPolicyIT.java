package org.stagedoor.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.osgi.framework.Bundle;
import org.stagedoor.container.bundle.rank.low.Rank;
import org.stagedoor.container.harness.Answer;
import org.stagedoor.container.harness.Await;
import org.stagedoor.container.harness.BundleJar;
import org.stagedoor.container.harness.Server;

/** The operator changes the flows while the server serves. */
class FlowPolicyIT {
  @RegisterExtension static final Server SERVER = Server.of("stagedoor-stage-dummy");

  private static final Doorstep DOOR = new Doorstep(SERVER);
  private static final String PID = "org.stagedoor.flows";
  private static final String DUMMY = "m.login.dummy";
  private static final String RANK = "org.example.rank";
  private static final BundleJar RANK_1 = BundleJar.of(RANK, "1.0.0", Rank.class);

  @BeforeAll
  static void openTheDoor() {
    DOOR.build(DUMMY);
  }

  @BeforeEach
  void requireTheDummy() {
    DOOR.require(DUMMY);
    Await.until(DOOR::ask, FlowPolicyIT::dummyAlone);
  }

  private static boolean dummyAlone(Answer answer) {
    return answer.status() == 401 && answer.flows().equals(List.of(List.of(DUMMY)));
  }

  @Test
  void anEditIsInForceForNewSessionsAndForThoseUnderWay() {
    Bundle rank = SERVER.install(RANK_1);
    String session = DOOR.session();
    DOOR.require(DUMMY + " " + RANK);
    Await.until(DOOR::ask, answer -> answer.flows().equals(List.of(List.of(DUMMY, RANK))));
    Answer first = DOOR.attempt(session, DUMMY);
    Answer second = DOOR.attempt(session, RANK);
    SERVER.uninstall(rank);

    assertEquals(401, first.status(), first::text);
    assertEquals(List.of(DUMMY), first.completed());
    assertEquals(200, second.status(), second::text);
  }

  @Test
  void aMistakeNamesFileAndKeyAndTheLastGoodPolicyStays() {
    SERVER.configure(
        PID,
        Map.of(
            "example.open",
            "m.login.dummy; org.example.rank",
            "felix.fileinstall.filename",
            "file:/opt/stagedoor/etc/org.stagedoor.flows.cfg"));
    Await.until(SERVER::log, log -> log.contains("m.login.dummy;"));

    assertTrue(
        SERVER
            .log()
            .lines()
            .anyMatch(
                line ->
                    line.contains("ERROR")
                        && line.contains("org.stagedoor.flows.cfg")
                        && line.contains("example.open")),
        SERVER::log);
    assertTrue(dummyAlone(DOOR.ask()));
  }

  @Test
  void aFlowIsNotOfferedWhileAStageOfItIsMissing() {
    DOOR.require(DUMMY + " | " + DUMMY + " " + RANK);
    Bundle rank = SERVER.install(RANK_1);
    Await.until(
        DOOR::ask, answer -> answer.flows().equals(List.of(List.of(DUMMY), List.of(DUMMY, RANK))));
    SERVER.uninstall(rank);
    assertTrue(dummyAlone(DOOR.ask()));
  }

  @Test
  void withoutAFlowTheOperationIsRefusedForNow() {
    DOOR.require(RANK);
    Answer refused = Await.until(DOOR::ask, answer -> answer.status() != 401);
    Bundle rank = SERVER.install(RANK_1);
    Answer offered = DOOR.ask();
    SERVER.uninstall(rank);

    assertEquals(503, refused.status(), refused::text);
    assertEquals("M_UNKNOWN", refused.string("errcode"));
    assertEquals(List.of(List.of(RANK)), offered.flows());
  }
}
