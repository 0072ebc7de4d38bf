package org.stagedoor.stage.altcha;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.stagedoor.api.json.Dict;
import org.stagedoor.testkit.TestJson;

/** A client that does the work. */
final class Solver {
  private Solver() {}

  /** What a client sends for a challenge, decoded. */
  static Dict solve(Dict challenge) {
    String salt = challenge.text("salt").orElseThrow();
    String hash = challenge.text("challenge").orElseThrow();
    long number = 0;
    while (!Digests.sha256(salt + number).equals(hash)) {
      number++;
    }
    return challenge.without("maxnumber").with("number", number);
  }

  static String encode(Dict solution) {
    String json = new TestJson().write(solution);
    return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
