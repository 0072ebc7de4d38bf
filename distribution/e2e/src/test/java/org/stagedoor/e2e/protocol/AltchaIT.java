package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;

/** The stage org.stagedoor.login.altcha, as a client that knows ALTCHA and as a browser. */
@ExtendWith(StagesServer.class)
class AltchaIT {
  private static final String TYPE = "org.stagedoor.login.altcha";
  private static final String REGISTER = V3 + "/register";

  private final StagesServer.Staged staged;
  private final Client anybody;

  AltchaIT(StagesServer.Staged staged) {
    this.staged = staged;
    anybody = staged.server().client();
  }

  private static String solve(Answer challenge) throws Exception {
    JsonObject params = challenge.json().getAsJsonObject("params").getAsJsonObject(TYPE);
    String salt = params.get("salt").getAsString();
    int number = 0;
    while (!params.get("challenge").getAsString().equals(sha256(salt + number))) {
      number++;
    }
    params.remove("maxnumber");
    params.addProperty("number", number);
    return Base64.getEncoder().encodeToString(params.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(String text) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash);
  }

  private Answer send(String session, String solution) throws Exception {
    return anybody.post(
        REGISTER, "{'auth':{'type':'%s','session':'%s','altcha':'%s'}}", TYPE, session, solution);
  }

  @Test
  void aClientSolvesTheChallengeOfTheParams() throws Exception {
    Answer challenge = Expect.challenge(anybody.post(REGISTER, "{}"));
    String session = challenge.text("session");
    String solution = solve(challenge);

    Expect.failed("M_CAPTCHA_NEEDED", send(session, ""));
    Expect.failed("M_CAPTCHA_INVALID", send(session, "x"));
    Expect.progress(send(session, solution), TYPE);
    anybody.post(REGISTER, "{'auth':{'type':'m.login.dummy','session':'%s'}}", session).expect(200);

    String other = anybody.post(REGISTER, "{}").text("session");
    Expect.failed("M_CAPTCHA_INVALID", send(other, solution));
  }

  @Test
  void thePageLoadsNothingFromElsewhere() throws Exception {
    Answer challenge = anybody.post(REGISTER, "{}");
    String path = Browser.fallback(TYPE, challenge.text("session"));
    Browser browser = new Browser(staged.server().address());
    Answer page = browser.open(path).expect(200);
    String policy = page.header("Content-Security-Policy");
    assertTrue(policy.contains("script-src 'self'"), policy);
    assertTrue(!policy.contains("http") && !policy.contains("unsafe"), policy);
    assertTrue(page.body().contains("src=\"/stagedoor/altcha/solver.js\""), page.body());
    Answer script = browser.open("/stagedoor/altcha/solver.js").expect(200);
    assertEquals("text/javascript;charset=utf-8", script.header("Content-Type"));

    browser.submit(path, Map.of("altcha", solve(challenge))).expect(200);

    Answer poll = anybody.post(REGISTER, "{'auth':{'session':'%s'}}", challenge.text("session"));
    Expect.progress(poll, TYPE);
  }
}
