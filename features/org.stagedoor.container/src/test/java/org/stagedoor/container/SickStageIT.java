package org.stagedoor.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceRegistration;
import org.stagedoor.container.bundle.sick.Sick;
import org.stagedoor.container.harness.Answer;
import org.stagedoor.container.harness.Await;
import org.stagedoor.container.harness.BundleJar;
import org.stagedoor.container.harness.Server;

/** A stage that fails, in each way that there is, costs its own type and nothing else. */
class SickStageIT {
  @RegisterExtension static final Server SERVER = Server.of("stagedoor-stage-dummy");

  private static final Doorstep DOOR = new Doorstep(SERVER);
  private static final String DUMMY = "m.login.dummy";
  private static final String SICK = "org.example.sick";
  private static final BundleJar SICK_1 = BundleJar.of(SICK, "1.0.0", Sick.class);

  /** Many times what a hang may cost, and no hang: for machines that are busy. */
  private static final Duration SOON = Duration.ofSeconds(20);

  private final CountDownLatch release = new CountDownLatch(1);
  private ServiceRegistration<?> registration;
  private Bundle sick;

  @BeforeAll
  static void openTheDoor() {
    DOOR.build(DUMMY + " | " + SICK);
  }

  @BeforeEach
  void fallSick() {
    registration = SERVER.register(CountDownLatch.class, release);
    sick = SERVER.install(SICK_1);
  }

  @AfterEach
  void recover() {
    release.countDown();
    SERVER.uninstall(sick);
    registration.unregister();
  }

  @ParameterizedTest
  @ValueSource(strings = {"throw", "throw its own", "fail to link", "overflow", "hang"})
  void aFailureIsAnsweredAndLeavesTheSessionAsItWas(String failure) {
    String session = DOOR.session();
    Answer failed = DOOR.attempt(session, SICK, Map.of("do", failure));
    Answer passed = DOOR.attempt(session, SICK, Map.of("do", "pass"));

    assertEquals(503, failed.status(), failed::text);
    assertEquals("M_UNKNOWN", failed.string("errcode"));
    assertEquals(200, passed.status(), passed::text);
  }

  @Test
  void anAccidentIsAnsweredAsTheStageSays() {
    Answer answer = DOOR.attempt(DOOR.session(), SICK, Map.of("do", "be down"));
    assertEquals(503, answer.status(), answer::text);
    assertEquals("The doctor is out", answer.string("error"));
  }

  @Test
  void aHangHoldsUpItsOwnTypeAlone() throws Exception {
    ExecutorService patients = Executors.newFixedThreadPool(8);
    try {
      List<CompletableFuture<Answer>> hanging =
          IntStream.range(0, 8)
              .mapToObj(i -> CompletableFuture.supplyAsync(SickStageIT::hang, patients))
              .toList();
      for (int i = 0; i < 20; i++) {
        Answer answer = DOOR.attempt(DOOR.session(), DUMMY);
        assertEquals(200, answer.status(), answer::text);
      }
      for (CompletableFuture<Answer> one : hanging) {
        Answer answer = one.get(1, TimeUnit.MINUTES);
        assertEquals(503, answer.status(), answer::text);
        assertTrue(answer.time().compareTo(SOON) < 0, () -> "took " + answer.time());
      }
    } finally {
      patients.shutdownNow();
    }
  }

  @Test
  void aTypeRecoversWithItsStage() {
    String session = DOOR.session();
    hang();
    hang();
    Answer overrun = DOOR.attempt(session, SICK);
    release.countDown();

    assertEquals(503, overrun.status(), overrun::text);
    Await.until(() -> DOOR.attempt(session, SICK), answer -> answer.status() == 200);
  }

  @Test
  void removalDoesNotWaitForeverForAHang() {
    hang();
    long start = System.nanoTime();
    SERVER.uninstall(sick);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    Answer answer = DOOR.ask();
    sick = SERVER.install(SICK_1);

    assertTrue(took.compareTo(SOON) < 0, () -> "took " + took);
    assertEquals(List.of(List.of(DUMMY)), answer.flows());
  }

  private static Answer hang() {
    return DOOR.attempt(DOOR.session(), SICK, Map.of("do", "hang"));
  }
}
