package org.stagedoor.hotdeploy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.stagedoor.e2e.Installation;

/**
 * Changes settings, one file after the other, in a way that no session may notice: to and fro
 * between two values.
 *
 * @param installation whose settings
 */
record Rewrites(Installation installation) {
  /**
   * A setting.
   *
   * @param pid its file
   * @param key its name
   * @param values the two
   */
  private record Change(String pid, String key, List<String> values) {}

  private static final List<Change> CHANGES =
      List.of(
          change("flows", "deactivate", "m.login.password", "m.login.password m.login.dummy"),
          change("stage.terms", "policy.privacy.en.name", "Privacy", "Privacy Policy"),
          change("sessions", "idle.minutes", "14", "15"),
          change("stage.recaptcha", "timeout.millis", "4000", "5000"),
          change("stage.registrationtoken", "reservation.minutes", "2800", "2880"),
          change("stage.password", "wait.millis", "4000", "5000"),
          change("server", "body.limit", "65000", "65536"),
          change("limits", "body.burst", "19", "20"),
          change("account.login", "login.token.lifetime", "110", "120"),
          change("mail.smtp", "timeout.seconds", "9", "10"),
          change("stage.altcha", "max.number", "100000", "200000"));

  private static Change change(String pid, String key, String one, String other) {
    return new Change("org.stagedoor." + pid, key, List.of(one, other));
  }

  /** Makes the change of a number; every file has its turn. */
  void make(int number) throws IOException {
    Change change = CHANGES.get(number % CHANGES.size());
    String value = change.values().get(number / CHANGES.size() % change.values().size());
    installation.set(change.pid(), Map.of(change.key(), value));
  }
}
