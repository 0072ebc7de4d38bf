package org.stagedoor.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.stagedoor.container.bundle.knock.one.Knock;
import org.stagedoor.container.harness.Answer;
import org.stagedoor.container.harness.Await;
import org.stagedoor.container.harness.BundleJar;
import org.stagedoor.container.harness.Server;

/** Nothing of a bundle that is gone stays behind. */
class ClassLoadersIT {
  @RegisterExtension static final Server SERVER = Server.of("stagedoor-stage-dummy");

  private static final Doorstep DOOR = new Doorstep(SERVER);
  private static final String KNOCK = "org.example.knock";
  private static final BundleJar KNOCK_1 = BundleJar.of(KNOCK, "1.0.0", Knock.class);

  private static Bundle door;

  @BeforeAll
  static void openTheDoor() {
    door = DOOR.build("m.login.dummy | " + KNOCK);
  }

  @Test
  void uninstalledClassesAreCollected() {
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Bundle knock = SERVER.install(KNOCK_1);
      loaders.add(used(knock));
      SERVER.uninstall(knock);
    }
    assertCollected(loaders, 0);
  }

  @Test
  void updatedClassesAreCollected() {
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    Bundle knock = SERVER.install(KNOCK_1);
    loaders.add(used(knock));
    for (int i = 0; i < 500; i++) {
      SERVER.update(knock, KNOCK_1);
      loaders.add(used(knock));
    }
    assertCollected(loaders, 1);
    SERVER.uninstall(knock);
  }

  @Test
  void updatedOperationsAreCollected() {
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      SERVER.update(door, Doorstep.DOOR);
      assertEquals(200, DOOR.attempt(DOOR.session(), "m.login.dummy").status());
      loaders.add(loader(door));
    }
    assertCollected(loaders, 1);
  }

  /** The class loader of a bundle whose stage has served a request. */
  private static WeakReference<ClassLoader> used(Bundle knock) {
    Answer answer = DOOR.attempt(DOOR.session(), KNOCK);
    assertEquals("one", answer.string("version"));
    return loader(knock);
  }

  private static WeakReference<ClassLoader> loader(Bundle bundle) {
    return new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader());
  }

  /** What is still in use is not collected however often it is asked for. */
  @SuppressWarnings("deprecation")
  private static void assertCollected(List<WeakReference<ClassLoader>> loaders, long inUse) {
    Await.until(
        () -> {
          System.gc();
          return loaders.stream().filter(loader -> loader.get() != null).count();
        },
        left -> left <= inUse);
  }
}
