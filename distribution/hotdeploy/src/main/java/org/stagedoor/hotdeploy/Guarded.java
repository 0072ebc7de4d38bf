package org.stagedoor.hotdeploy;

import java.util.Set;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;

/**
 * A guarded call and the flows that everybody must be offered for it all the time.
 *
 * @param path the call
 * @param flows the member {@code flows} of its challenge
 * @param params whose params are in the challenge
 */
record Guarded(String path, String flows, Set<String> params) {
  static final Guarded REGISTER =
      new Guarded(
          Client.V3 + "/register",
          flows(Site.TERMS + " " + Site.RIDDLE + " " + Site.DUMMY)
              + ","
              + flows(Site.TOKEN + " " + Site.CAPTCHA + " " + Site.DUMMY)
              + ","
              + flows(Site.EMAIL + " " + Site.TERMS + " " + Site.DUMMY),
          Set.of(Site.TERMS, Site.RIDDLE, Site.CAPTCHA));
  static final Guarded DELETE_DEVICES =
      new Guarded(
          Client.V3 + "/delete_devices",
          flows(Site.PASSWORD + " " + Site.RIDDLE + " " + Site.DUMMY),
          Set.of(Site.RIDDLE));

  private static String flows(String stages) {
    return "{\"stages\":[\"" + stages.replace(" ", "\",\"") + "\"]}";
  }

  /** Whether an answer is a challenge that offers all flows. */
  boolean offers(Answer answer) {
    return answer.status() == 401
        && answer.json().get("flows").toString().equals("[" + flows + "]");
  }

  /**
   * An answer within a session, which offers all that there is.
   *
   * @throws AssertionError if a flow is missing
   */
  Answer whole(Answer answer) {
    if (!offers(answer)) {
      throw new AssertionError("not all flows are offered: " + answer);
    }
    return answer;
  }

  /**
   * A challenge that begins a session, with the params of all stages that have some.
   *
   * @throws AssertionError if a flow, or the params of a stage, are missing
   */
  Answer fresh(Answer answer) {
    if (!whole(answer).json().getAsJsonObject("params").keySet().equals(params)) {
      throw new AssertionError("other params than ever: " + answer);
    }
    return answer;
  }
}
