package org.stagedoor.cluster;

import java.io.IOException;
import java.util.Map;
import org.stagedoor.e2e.Installation;

/** Prepares installations. */
public final class Sites {
  /** Settings by which nobody is told to wait. */
  public static final Map<String, String> NO_LIMITS =
      Map.of("account.burst", "off", "address.burst", "off", "session.burst", "off");

  private Sites() {}

  /**
   * One with cheap hashes, where one registers in a single stage or in three: terms, a riddle
   * (which takes two requests), and the dummy.
   */
  public static Installation threeStages() throws IOException {
    Installation installation = Installation.fresh();
    installation.set(
        "org.stagedoor.flows",
        Map.of("register", "m.login.dummy | m.login.terms org.example.riddle m.login.dummy"));
    installation.write(
        "org.stagedoor.stage.terms",
        """
        policy.privacy.version = 1.0
        policy.privacy.en.name = Privacy Policy
        policy.privacy.en.url = https://example.org/privacy-1.0-en.html
        """);
    installation.drop(installation.jar("example", "org.stagedoor.example.riddle"));
    return installation;
  }
}
