package org.stagedoor.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.osgi.framework.Bundle;
import org.stagedoor.container.harness.Answer;
import org.stagedoor.container.harness.Server;

/** The whole server in a Felix that somebody else put together. */
class FelixIT {
  @RegisterExtension static final Server SERVER = Server.of("stagedoor");

  @Test
  void allBundlesStart() {
    assertEquals(
        List.of(),
        Arrays.stream(SERVER.context().getBundles())
            .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
            .toList());
  }

  @Test
  void aUserRegistersAndLogsIn() {
    Answer challenge =
        SERVER.client().await("/_matrix/client/v3/register", "{}", any -> any.status() == 401);
    Answer registered =
        SERVER
            .client()
            .post(
                "/_matrix/client/v3/register",
                """
                {"username": "alice", "password": "correct horse battery staple",
                 "auth": {"type": "m.login.dummy", "session": "%s"}}
                """
                    .formatted(challenge.session()));
    Answer in =
        SERVER
            .client()
            .post(
                "/_matrix/client/v3/login",
                """
                {"type": "m.login.password", "password": "correct horse battery staple",
                 "identifier": {"type": "m.id.user", "user": "alice"}}
                """);

    assertEquals(200, registered.status(), registered::text);
    assertTrue(registered.string("user_id").startsWith("@alice:"));
    assertEquals(200, in.status(), in::text);
  }
}
