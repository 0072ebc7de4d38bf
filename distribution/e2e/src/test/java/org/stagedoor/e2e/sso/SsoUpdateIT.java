package org.stagedoor.e2e.sso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;
import static org.stagedoor.e2e.sso.Traveller.CLIENT;
import static org.stagedoor.e2e.sso.Traveller.back;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.ServerExtension;
import org.stagedoor.e2e.StandInProvider;

/** Providers that come, change and go while users are away. */
class SsoUpdateIT {
  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension(
          installation ->
              installation.set(
                  "org.stagedoor.sso", Map.of("clients.known", "https://client.example.org")));

  private final Traveller traveller = new Traveller(SERVER.address());

  private static void awaitLogin(String words) throws Exception {
    Await.until("log-in to offer " + words, () -> login().contains(words));
  }

  private static String login() throws Exception {
    return SERVER.client().get(V3 + "/login").body();
  }

  @Test
  void whoIsAwayMeanwhileComesBackAllTheSame() throws Exception {
    Installation installation = SERVER.installation();
    assertFalse(login().contains("m.login.sso"));
    Path jar = StandInProvider.jar(installation, "one", 1, "oidc", "First");
    installation.drop(jar);
    awaitLogin("First");

    String departure = traveller.depart("one", CLIENT);
    installation.drop(StandInProvider.jar(installation, "one", 1, "oidc", "Second"));
    awaitLogin("Second");
    Answer back = traveller.open(back(departure, "code=u-1&name=updated"));
    assertFalse(Traveller.loginToken(back).isEmpty());

    String late = traveller.depart("one", CLIENT);
    installation.remove(jar);
    Await.until("log-in to offer it no more", () -> !login().contains("m.login.sso"));
    Answer gone = traveller.open(back(late, "code=u-1"));
    assertEquals(404, gone.status());
    assertTrue(gone.body().contains("is no longer accepted here"), gone.toString());

    // What went away may come back; nothing was used up.
    installation.drop(jar);
    awaitLogin("First");
    assertFalse(Traveller.loginToken(traveller.open(back(late, "code=u-1"))).isEmpty());
  }
}
