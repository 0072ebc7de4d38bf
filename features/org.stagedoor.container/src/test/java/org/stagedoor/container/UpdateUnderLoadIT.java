package org.stagedoor.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.osgi.framework.Bundle;
import org.stagedoor.container.bundle.colour.Colour;
import org.stagedoor.container.harness.Answer;
import org.stagedoor.container.harness.Await;
import org.stagedoor.container.harness.BundleJar;
import org.stagedoor.container.harness.Server;

/** Nobody notices that everything is being updated. */
class UpdateUnderLoadIT {
  @RegisterExtension static final Server SERVER = Server.of("stagedoor-stage-dummy");

  private static final int CLIENTS = 4;
  private static final int ROUNDS = 30;
  private static final Doorstep STEP = new Doorstep(SERVER);
  private static final String KNOCK = "org.example.knock";
  private static final String RANK = "org.example.rank";
  private static final String COLOUR = "org.example.colour";
  private static final BundleJar RANK_1 =
      BundleJar.of(RANK, "1.0.0", org.stagedoor.container.bundle.rank.low.Rank.class);
  private static final BundleJar COLOUR_1 = BundleJar.of(COLOUR, "1.0.0", Colour.class);
  private static final List<BundleJar> KNOCKS =
      List.of(
          BundleJar.of(KNOCK, "1.0.0", org.stagedoor.container.bundle.knock.one.Knock.class),
          BundleJar.of(KNOCK, "2.0.0", org.stagedoor.container.bundle.knock.two.Knock.class));

  @BeforeAll
  static void openTheDoor() {
    STEP.require(String.join(" ", KNOCK, RANK, COLOUR));
  }

  @Test
  void noSessionIsLost() throws Exception {
    Bundle door = SERVER.install(Doorstep.DOOR);
    Bundle knock = SERVER.install(KNOCKS.get(0));
    Bundle rank = SERVER.install(RANK_1);
    Bundle colour = SERVER.install(COLOUR_1);
    Await.until(STEP::ask, answer -> answer.status() == 401);

    AtomicBoolean over = new AtomicBoolean();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<Future<Integer>> sessions = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      sessions.add(clients.submit(() -> comeAndGo(over)));
    }
    for (int round = 1; round <= ROUNDS; round++) {
      SERVER.update(knock, KNOCKS.get(round % 2));
      SERVER.update(rank, RANK_1);
      SERVER.configure(COLOUR, Map.of("colour", "red", "round", round));
      SERVER.update(colour, COLOUR_1);
      SERVER.update(door, Doorstep.DOOR);
    }
    over.set(true);
    for (Future<Integer> one : sessions) {
      assertTrue(one.get(1, TimeUnit.MINUTES) > 0);
    }
    clients.shutdown();
  }

  /** Opens the door until it is over; how often. */
  private static int comeAndGo(AtomicBoolean over) {
    int sessions = 0;
    while (!over.get()) {
      Answer challenge = STEP.ask();
      assertEquals(401, challenge.status(), challenge::text);
      assertEquals(List.of(List.of(KNOCK, RANK, COLOUR)), challenge.flows());
      String session = challenge.session();
      goOn(STEP.attempt(session, KNOCK), 0);
      goOn(STEP.attempt(session, KNOCK), 0);
      goOn(STEP.attempt(session, KNOCK), 1);
      goOn(STEP.attempt(session, RANK), 2);
      Answer opened = STEP.attempt(session, COLOUR, Map.of("colour", "red"));
      assertEquals(200, opened.status(), opened::text);
      sessions++;
    }
    return sessions;
  }

  private static void goOn(Answer answer, int completed) {
    assertEquals(401, answer.status(), answer::text);
    assertEquals(completed, answer.completed().size(), answer::text);
  }
}
