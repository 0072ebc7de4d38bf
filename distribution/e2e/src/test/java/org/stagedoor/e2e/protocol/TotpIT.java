package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import com.google.gson.JsonArray;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.AuthenticatorApp;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.ServerExtension;

/** The optional stage org.stagedoor.login.totp: dropped into the server, enrolled in, asked for. */
class TotpIT {
  private static final String TYPE = "org.stagedoor.login.totp";
  private static final String TOTP = "/_matrix/client/unstable/org.stagedoor/totp";

  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension(
          installation -> {
            installation.drop(installation.jar("optional", "org.stagedoor.stage.totp"));
            installation.set(
                "org.stagedoor.flows", Map.of("default", "m.login.password " + TYPE + "?"));
            // So that no test is spoilt by the turn of a step.
            installation.set("org.stagedoor.stage.totp", Map.of("skew.steps", "2"));
            installation.set(
                "org.stagedoor.limits",
                Map.of("registration.burst", "off", "account.burst", "3", "address.burst", "off"));
          });

  /**
   * Somebody with an app.
   *
   * @param recovery her recovery codes
   */
  private record Enrolled(Person person, AuthenticatorApp app, JsonArray recovery) {
    /** By the code of the step before this one, so that the next two are good. */
    static Enrolled fresh() throws Exception {
      Person person = Person.register(SERVER.client());
      Answer offer = person.client().post(TOTP, "{'auth':{%s}}", person.proof()).expect(200);
      AuthenticatorApp app = new AuthenticatorApp(offer.text("secret"));
      person.client().post(TOTP + "/confirm", "{'code':'%s'}", app.code(-1)).expect(200);
      return new Enrolled(person, app, offer.json().getAsJsonArray("recovery_codes"));
    }

    Client client() {
      return person.client();
    }

    private String device() throws Exception {
      Answer login =
          SERVER
              .client()
              .post(
                  V3 + "/login",
                  "{'type':'m.login.password','user':'%s','password':'%s'}",
                  person.name(),
                  Person.PASSWORD)
              .expect(200);
      return login.text("device_id");
    }

    /** A session in which the password is given already. */
    String halfway(String device) throws Exception {
      Answer progress =
          client()
              .post(
                  V3 + "/delete_devices", "{'devices':['%s'],'auth':{%s}}", device, person.proof());
      Expect.progress(progress, "m.login.password");
      return progress.text("session");
    }

    Answer give(String session, String field, String code) throws Exception {
      return client()
          .post(
              V3 + "/delete_devices",
              "{'auth':{'session':'%s','type':'%s','%s':'%s'}}",
              session,
              TYPE,
              field,
              code);
    }
  }

  @Test
  void aCodeAndARecoveryCodeAreGoodOnce() throws Exception {
    Enrolled alice = Enrolled.fresh();
    String device = alice.device();
    String first = alice.halfway(device);
    String second = alice.halfway(device);
    String code = alice.app().code(0);

    alice.give(first, "code", code).expect(200);
    assertFalse(alice.person().has(device));

    Expect.failed("M_FORBIDDEN", alice.give(second, "code", code), "m.login.password");
    String recovery = alice.recovery().get(0).getAsString();
    alice.give(second, "recovery_code", recovery).expect(200);
    String third = alice.halfway(device);
    Expect.failed("M_FORBIDDEN", alice.give(third, "recovery_code", recovery), "m.login.password");
    Answer status = alice.client().get(TOTP).expect(200);
    assertEquals(9, status.json().get("recovery_codes_left").getAsInt());
    assertFalse(SERVER.server().log().toString().contains(alice.app().key()));
  }

  @Test
  void whoHasNoAppIsNotAskedForOne() throws Exception {
    Person bob = Person.register(SERVER.client());
    Answer challenge = bob.client().post(TOTP, "{}");
    assertEquals(401, challenge.status());
    assertFalse(challenge.body().contains(TYPE), challenge.body());
    bob.client()
        .post(V3 + "/delete_devices", "{'devices':[],'auth':{%s}}", bob.proof())
        .expect(200);
  }

  @Test
  void aRightPasswordDoesNotForgiveWrongCodes() throws Exception {
    Enrolled alice = Enrolled.fresh();
    for (int i = 0; i < 3; i++) {
      Answer wrong = alice.give(alice.halfway("X"), "code", "x" + i);
      Expect.failed("M_FORBIDDEN", wrong, "m.login.password");
    }
    Answer limited = alice.give(alice.halfway("X"), "code", alice.app().code(0)).expect(429);
    assertEquals("M_LIMIT_EXCEEDED", limited.text("errcode"));
  }

  @Test
  void theAppIsGivenALastTimeToRemoveIt() throws Exception {
    Enrolled alice = Enrolled.fresh();
    Answer progress = alice.client().delete(TOTP, "{'auth':{%s}}", alice.person().proof());
    Expect.progress(progress, "m.login.password");
    alice
        .client()
        .delete(
            TOTP,
            "{'auth':{'session':'%s','type':'%s','code':'%s'}}",
            progress.text("session"),
            TYPE,
            alice.app().code(0))
        .expect(200);
    assertFalse(alice.client().get(TOTP).json().get("enrolled").getAsBoolean());
  }

  @Test
  void anOperatorRemovesItAndBothAreToldToTheAuditTrail() throws Exception {
    Enrolled alice = Enrolled.fresh();
    Operator operator = new Operator(SERVER.installation());
    String id = alice.person().id();

    assertEquals(id + ": removed", operator.ask("totp", "remove", alice.person().name()));

    assertFalse(alice.client().get(TOTP).json().get("enrolled").getAsBoolean());
    for (String told : List.of("totp.offer", "totp.confirm", "totp.remove")) {
      String by = told.equals("totp.remove") ? "console" : id;
      Await.until(
          told + " by " + by,
          () ->
              SERVER.server().log().lines().stream()
                  .filter(line -> line.contains("org.stagedoor.audit") && line.contains(id))
                  .anyMatch(
                      line ->
                          line.contains("\"event\":\"" + told + "\"")
                              && line.contains("\"by\":\"" + by + "\"")));
    }
    assertFalse(SERVER.server().log().toString().contains(alice.app().key()));
  }

  @Test
  void anOperatorIsToldOfAUserThatIsNotThere() throws Exception {
    Operator operator = new Operator(SERVER.installation());
    for (String command : List.of("totp", "sso")) {
      Operator.Result show = operator.run(command, "show", "nobody");
      assertEquals(2, show.code());
      assertTrue(show.err().contains("there is no user @nobody:"), show.err());
    }
    assertEquals(2, operator.run("totp", "remove", "nobody").code());
  }

  private static String location(Answer answer) {
    return answer.expect(303).header("Location");
  }

  /** From an operation for browsers through the pages of a flow to what the operation shows. */
  private static String through(Browser browser, String start, List<Map<String, String>> forms)
      throws Exception {
    String page = location(browser.open(location(browser.open(start))));
    for (Map<String, String> form : forms) {
      page = location(browser.open(location(browser.submit(page, form))));
    }
    return page;
  }

  @Test
  void somebodyEnrolsInABrowserAndRemovesItAgain() throws Exception {
    Person dora = Person.register(SERVER.client());
    Browser browser = new Browser(SERVER.address());
    Map<String, String> password = Map.of("user", dora.name(), "password", Person.PASSWORD);
    String shown = through(browser, "/stagedoor/totp", List.of(password));
    Answer page = browser.open(shown).expect(200);
    String policy = page.header("Content-Security-Policy");
    assertFalse(policy.contains("unsafe"), policy);
    Matcher key = Pattern.compile("<code>([A-Z2-7 ]{39})</code>").matcher(page.body());
    assertTrue(page.body().contains("<svg") && key.find(), page.body());
    AuthenticatorApp app = new AuthenticatorApp(key.group(1).replace(" ", ""));
    Matcher ticket = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"").matcher(page.body());
    assertTrue(ticket.find());
    String token = Browser.formToken(page);

    Answer wrong =
        browser.post(shown, token, Map.of("ticket", ticket.group(1), "code", "x")).expect(200);
    assertTrue(wrong.body().contains("role=\"alert\""), wrong.body());
    assertFalse(dora.client().get(TOTP).json().get("enrolled").getAsBoolean());
    Browser other = new Browser(SERVER.address());
    other.post(shown, token, Map.of("ticket", ticket.group(1), "code", app.code(-1))).expect(403);
    browser.post(shown, token, Map.of("ticket", ticket.group(1), "code", app.code(-1))).expect(200);
    assertTrue(dora.client().get(TOTP).json().get("enrolled").getAsBoolean());

    String removed =
        through(
            browser,
            "/stagedoor/totp/remove",
            List.of(password, Map.of("code", app.code(0), "recovery_code", "")));
    browser.open(removed).expect(200);
    assertFalse(dora.client().get(TOTP).json().get("enrolled").getAsBoolean());
  }

  @Test
  void aClientThatKnowsNothingOfItLogsInWithACode() throws Exception {
    Enrolled alice = Enrolled.fresh();
    SERVER.installation().set("org.stagedoor.sso", Map.of("local.login", "true"));
    Await.until(
        "the server to be its own provider",
        () -> SERVER.client().get(V3 + "/login").body().contains("\"stagedoor\""));
    Browser browser = new Browser(SERVER.address());
    String begin = V3 + "/login/sso/redirect/stagedoor?redirectUrl=";
    String local = browser.open(begin + "https://app.example.org/").expect(302).header("Location");
    String asked =
        through(
            browser,
            local.substring(local.indexOf("/stagedoor")),
            List.of(
                Map.of("user", alice.person().name(), "password", Person.PASSWORD),
                Map.of("code", alice.app().code(0), "recovery_code", "")));
    Answer page = browser.open(asked).expect(200);
    Matcher onward =
        Pattern.compile("(/stagedoor/sso/continue\\?pass=[^\"&]+)").matcher(page.body());
    assertTrue(onward.find(), page.body());
    String back = browser.open(onward.group(1)).expect(302).header("Location");
    assertTrue(back.startsWith("https://app.example.org/?loginToken="), back);
    String token = back.substring(back.indexOf('=') + 1);
    Answer login =
        SERVER
            .client()
            .post(V3 + "/login", "{'type':'m.login.token','token':'%s'}", token)
            .expect(200);
    assertEquals(alice.person().id(), login.text("user_id"));
  }

  @Test
  void passwordsAloneDoNotLogInWhereTheyAreOff() throws Exception {
    Person bob = Person.register(SERVER.client());
    SERVER.installation().set("org.stagedoor.account.login", Map.of("login.passwords", "false"));
    try {
      Await.until(
          "passwords to be off",
          () -> !SERVER.client().get(V3 + "/login").body().contains("m.login.password"));
      String login = "{'type':'m.login.password','user':'%s','password':'%s'}";
      Answer refused = SERVER.client().post(V3 + "/login", login, bob.name(), Person.PASSWORD);
      Expect.error(403, "M_FORBIDDEN", refused);
    } finally {
      SERVER.installation().set("org.stagedoor.account.login", Map.of("login.passwords", "true"));
      Await.until(
          "passwords to be on",
          () -> SERVER.client().get(V3 + "/login").body().contains("m.login.password"));
    }
  }

  @Test
  void nobodyIsLedToFinishWhatAnotherBegan() throws Exception {
    Browser his = new Browser(SERVER.address());
    String flow = location(his.open("/stagedoor/totp"));
    assertEquals(403, new Browser(SERVER.address()).open(flow).status());
  }

  @Test
  void thePageAsksForTheCode() throws Exception {
    Enrolled alice = Enrolled.fresh();
    String session = alice.halfway("X");
    Browser browser = new Browser(SERVER.address());
    String path = Browser.fallback(TYPE, session);
    String page = browser.open(path).expect(200).body();
    assertTrue(page.contains("inputmode=\"numeric\""), page);
    assertTrue(page.contains("autocomplete=\"one-time-code\""), page);

    browser.submit(path, Map.of("code", alice.app().code(0), "recovery_code", "")).expect(200);

    alice.client().post(V3 + "/delete_devices", "{'auth':{'session':'%s'}}", session).expect(200);
  }
}
