package org.stagedoor.container;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stagedoor.container.bundle.knock.one.Knock;
import org.stagedoor.container.harness.BundleJar;
import org.stagedoor.container.harness.Server;

/** A container that has the API, and no core to call a stage. */
class CorelessIT {
  @RegisterExtension static final Server SERVER = Server.of("stagedoor-api", "stagedoor-jetty");

  @Test
  void aStageDoesNotResolve() {
    BundleJar knock = BundleJar.of("org.example.knock", "1.0.0", Knock.class);
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> SERVER.install(knock));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("osgi.implementation=org.stagedoor"),
        refused::getMessage);
  }
}
