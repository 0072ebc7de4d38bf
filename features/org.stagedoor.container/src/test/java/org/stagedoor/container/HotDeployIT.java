package org.stagedoor.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.osgi.framework.Bundle;
import org.stagedoor.container.bundle.colour.Colour;
import org.stagedoor.container.bundle.slow.Slow;
import org.stagedoor.container.harness.Answer;
import org.stagedoor.container.harness.Await;
import org.stagedoor.container.harness.BundleJar;
import org.stagedoor.container.harness.Server;

/** Stages that come, change and go while the server serves. */
class HotDeployIT {
  @RegisterExtension static final Server SERVER = Server.of("stagedoor-stage-dummy");

  private static final Doorstep DOOR = new Doorstep(SERVER);
  private static final String KNOCK = "org.example.knock";
  private static final String RANK = "org.example.rank";
  private static final String COLOUR = "org.example.colour";
  private static final String SLOW = "org.example.slow";

  private static final BundleJar KNOCK_1 =
      BundleJar.of(KNOCK, "1.0.0", org.stagedoor.container.bundle.knock.one.Knock.class);
  private static final BundleJar KNOCK_2 =
      BundleJar.of(KNOCK, "2.0.0", org.stagedoor.container.bundle.knock.two.Knock.class);
  private static final BundleJar RANK_LOW =
      BundleJar.of("org.example.low", "1.0.0", org.stagedoor.container.bundle.rank.low.Rank.class);
  private static final BundleJar RANK_HIGH =
      BundleJar.of(
          "org.example.high", "1.0.0", org.stagedoor.container.bundle.rank.high.Rank.class);

  @BeforeAll
  static void openTheDoor() {
    DOOR.build(String.join(" | ", "m.login.dummy", KNOCK, RANK, COLOUR, SLOW));
  }

  @Test
  void aTypeIsOfferedAsSoonAsItsBundleIsInstalledAndNoLonger() {
    assertFalse(DOOR.offers(KNOCK));
    Bundle knock = SERVER.install(KNOCK_1);
    assertTrue(DOOR.offers(KNOCK));
    SERVER.uninstall(knock);
    assertFalse(DOOR.offers(KNOCK));
    assertTrue(DOOR.offers("m.login.dummy"));
  }

  @Test
  void aSessionGoesOnAcrossAnUpdate() {
    Bundle knock = SERVER.install(KNOCK_1);
    String session = DOOR.session();
    Answer first = DOOR.attempt(session, KNOCK);
    SERVER.update(knock, KNOCK_2);
    Answer second = DOOR.attempt(session, KNOCK);
    Answer third = DOOR.attempt(session, KNOCK);
    SERVER.uninstall(knock);

    assertEquals(401, first.status(), first::text);
    assertEquals("one", first.string("version"));
    assertEquals(401, second.status(), second::text);
    assertEquals("two", second.string("version"));
    assertEquals(200, third.status(), third::text);
  }

  @Test
  void aRequestThatMeetsAnUpdateWaitsForIt() throws Exception {
    Bundle knock = SERVER.install(KNOCK_1);
    String session = DOOR.session();
    knock.stop();
    CompletableFuture<Answer> during =
        CompletableFuture.supplyAsync(() -> DOOR.attempt(session, KNOCK));
    SERVER.update(knock, KNOCK_2);
    knock.start();
    Answer answer = during.get(1, TimeUnit.MINUTES);
    SERVER.uninstall(knock);

    assertEquals(401, answer.status(), answer::text);
    assertEquals("two", answer.string("version"));
  }

  @Test
  void aPassedStageStaysPassedWithoutItsBundle() {
    DOOR.require(String.join(" | ", "m.login.dummy", RANK + " " + COLOUR));
    Bundle low = SERVER.install(RANK_LOW);
    Bundle colour = SERVER.install(colour());
    Await.until(DOOR::ask, answer -> answer.flows().contains(List.of(RANK, COLOUR)));
    String session = DOOR.session();
    Answer first = DOOR.attempt(session, RANK);
    SERVER.uninstall(low);
    Answer second = DOOR.attempt(session, COLOUR, Map.of("colour", "red"));
    SERVER.uninstall(colour);
    openTheDoorAgain();

    assertEquals(List.of(RANK), first.completed(), first::text);
    assertEquals(200, second.status(), second::text);
  }

  private static void openTheDoorAgain() {
    Bundle knock = SERVER.install(KNOCK_1);
    DOOR.require(String.join(" | ", "m.login.dummy", KNOCK, RANK, COLOUR, SLOW));
    Await.until(() -> DOOR.offers(KNOCK), offered -> offered);
    SERVER.uninstall(knock);
  }

  @Test
  void ofTwoStagesOfATypeTheHigherRankingServes() {
    Bundle low = SERVER.install(RANK_LOW);
    String alone = rank();
    Bundle high = SERVER.install(RANK_HIGH);
    String both = rank();
    SERVER.uninstall(high);
    String left = rank();
    SERVER.uninstall(low);

    assertEquals(List.of("low", "high", "low"), List.of(alone, both, left));
  }

  @Test
  void ofTwoStagesOfOneRankingTheElderServes() {
    Bundle elder = SERVER.install(KNOCK_2);
    Bundle younger =
        SERVER.install(
            BundleJar.of(
                "org.example.other",
                "1.0.0",
                org.stagedoor.container.bundle.knock.one.Knock.class));
    Answer both = DOOR.attempt(DOOR.session(), KNOCK);
    SERVER.uninstall(elder);
    Answer left = DOOR.attempt(DOOR.session(), KNOCK);
    SERVER.uninstall(younger);

    assertEquals("two", both.string("version"));
    assertEquals("one", left.string("version"));
  }

  private static String rank() {
    return DOOR.ask()
        .json()
        .getAsJsonObject("params")
        .getAsJsonObject(RANK)
        .get("rank")
        .getAsString();
  }

  @Test
  void aSessionGoesOnAcrossAChangeOfConfiguration() {
    Bundle bundle = SERVER.install(colour());
    String session = DOOR.session();
    Answer wrong = DOOR.attempt(session, COLOUR, Map.of("colour", "blue"));
    SERVER.configure(COLOUR, Map.of("colour", "blue"));
    Await.until(DOOR::ask, answer -> answer.text().contains("\"blue\""));
    Answer right = DOOR.attempt(session, COLOUR, Map.of("colour", "blue"));
    SERVER.unconfigure(COLOUR);
    SERVER.uninstall(bundle);

    assertEquals(401, wrong.status(), wrong::text);
    assertEquals("M_FORBIDDEN", wrong.string("errcode"));
    assertEquals(200, right.status(), right::text);
  }

  private static BundleJar colour() {
    return BundleJar.of(COLOUR, "1.0.0", Colour.class);
  }

  @Test
  void removalWaitsForAttemptsUnderWay() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    BlockingQueue<String> diary = new LinkedBlockingQueue<>();
    SERVER.register(CountDownLatch.class, release);
    SERVER.register(Consumer.class, (Consumer<String>) diary::add);
    Bundle slow = SERVER.install(BundleJar.of(SLOW, "1.0.0", Slow.class));
    String session = DOOR.session();
    CompletableFuture<Answer> attempt =
        CompletableFuture.supplyAsync(() -> DOOR.attempt(session, SLOW));
    String began = diary.poll(1, TimeUnit.MINUTES);
    CompletableFuture<Void> removal = CompletableFuture.runAsync(() -> SERVER.uninstall(slow));
    Await.until(slow::getState, state -> state == Bundle.STOPPING);
    release.countDown();
    Answer answer = attempt.get(1, TimeUnit.MINUTES);
    removal.get(1, TimeUnit.MINUTES);

    assertEquals("attempt began", began);
    assertEquals(200, answer.status(), answer::text);
    assertEquals(List.of("attempt ended", "deactivated"), List.copyOf(diary));
  }
}
