package org.stagedoor.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.osgi.framework.Bundle;
import org.stagedoor.container.harness.Answer;
import org.stagedoor.container.harness.BundleJar;
import org.stagedoor.container.harness.Server;

/** An update that goes wrong. */
class BadUpdateIT {
  @RegisterExtension static final Server SERVER = Server.of("stagedoor-stage-dummy");

  private static final Doorstep DOOR = new Doorstep(SERVER);
  private static final String DUMMY = "m.login.dummy";
  private static final String KNOCK = "org.example.knock";
  private static final BundleJar GOOD =
      BundleJar.of(KNOCK, "1.0.0", org.stagedoor.container.bundle.knock.one.Knock.class);
  private static final BundleJar BROKEN =
      BundleJar.of(KNOCK, "2.0.0", org.stagedoor.container.bundle.knock.broken.Knock.class);

  private Bundle knock;

  @BeforeAll
  static void openTheDoor() {
    DOOR.build(DUMMY + " | " + KNOCK);
  }

  @BeforeEach
  void install() {
    knock = SERVER.install(GOOD);
  }

  @AfterEach
  void uninstall() {
    SERVER.uninstall(knock);
  }

  @Test
  void theOldVersionServesOnIfTheNewOneIsNoBundle() {
    String session = DOOR.session();
    BundleJar half =
        new BundleJar(KNOCK, "2.0.0", Arrays.copyOf(GOOD.content(), GOOD.content().length / 2));
    assertThrows(IllegalStateException.class, () -> SERVER.update(knock, half));
    Answer answer = DOOR.attempt(session, KNOCK);

    assertEquals(Bundle.ACTIVE, knock.getState());
    assertEquals("one", answer.string("version"));
  }

  @Test
  void aVersionThatDoesNotStartIsWithdrawnUntilTheNextOneIsThere() {
    String session = DOOR.session();
    DOOR.attempt(session, KNOCK);
    SERVER.update(knock, BROKEN);
    Answer without = DOOR.ask();
    SERVER.update(knock, GOOD);
    Answer second = DOOR.attempt(session, KNOCK);

    assertEquals(List.of(List.of(DUMMY)), without.flows());
    assertEquals("2", second.string("knocks"));
    assertTrue(SERVER.log().contains("knocks must be 1 to 3"), SERVER::log);
  }
}
