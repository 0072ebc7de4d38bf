package org.stagedoor.account.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.account.appservice.FakeAppservices;
import org.stagedoor.account.fake.Answers;
import org.stagedoor.account.fake.Calls;
import org.stagedoor.account.fake.House;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Guesses.Subject.Kind;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;

class LoginTest {
  private static final String SECRET = "correct battery";

  private final House house = new House();
  private final UserId alice = house.accounts.add("alice", SECRET);
  private Login login = login(Map.of());

  private Login login(Map<String, Object> settings) {
    return LoginFixture.login(house, settings);
  }

  @BeforeEach
  void bindAddresses() {
    house.threePids.add(alice, new ThreePid("email", "alice@example.com", Calls.NOW), Calls.NOW);
    house.threePids.add(alice, new ThreePid("msisdn", "447700900123", Calls.NOW), Calls.NOW);
  }

  private static Dict form(Dict who) {
    return Dict.of("type", "m.login.password", "password", SECRET).with(who);
  }

  private static Dict user(String name) {
    return form(Dict.of("identifier", Dict.of("type", "m.id.user", "user", name)));
  }

  private Dict answer(Dict body) {
    return Answers.body(login.serve(Calls.of(body)));
  }

  private String refusal(Dict body) {
    return Answers.refusal(() -> login.serve(Calls.of(body)));
  }

  static List<Dict> namesOfAlice() {
    Dict phone = Dict.of("type", "m.id.phone", "country", "GB");
    Dict mail = Dict.of("medium", "email", "address", "Alice@Example.com");
    return List.of(
        Dict.of("identifier", Dict.of("type", "m.id.user", "user", "alice")),
        Dict.of("identifier", Dict.of("type", "m.id.user", "user", "ALICE")),
        Dict.of("identifier", Dict.of("type", "m.id.user", "user", "@Alice:Example.org")),
        Dict.of("identifier", mail.with("type", "m.id.thirdparty")),
        Dict.of("identifier", phone.with("phone", "+44 7700 900123")),
        Dict.of("identifier", phone.with("number", "+44 7700 900123")),
        Dict.of("identifier", phone.with("phone", "07700 900123")),
        Dict.of("identifier", phone.with("country", "gb").with("phone", "(07700) 900-123")),
        Dict.of("medium", "msisdn", "address", "+44 7700 900123"),
        Dict.of("medium", "msisdn", "address", "447700900123"),
        Dict.of("user", "alice"),
        Dict.of("user", "@alice:example.org"),
        mail);
  }

  @ParameterizedTest
  @MethodSource("namesOfAlice")
  void knowsAliceByManyNames(Dict who) {
    Dict answer = answer(form(who));
    assertEquals("@alice:example.org", answer.get("user_id"));
    assertEquals("example.org", answer.get("home_server"));
    assertTrue(String.valueOf(answer.get("device_id")).matches("[A-Z]{10}"));
    assertTrue(answer.has("access_token"));
  }

  static List<Dict> namesOfNobody() {
    return List.of(
        user("bob"),
        user("@alice:elsewhere.org"),
        user("@alice"),
        user("not a name"),
        user(""),
        user("@:"),
        user("x".repeat(1000)),
        form(Dict.of("medium", "email", "address", "bob@example.com")),
        form(Dict.of("medium", "fax", "address", "1")),
        form(
            Dict.of(
                "identifier",
                Dict.of("type", "m.id.phone", "country", "ZZ", "phone", "not a number"))),
        user("alice").with("password", "wrong"),
        user("alice").with("password", ""));
  }

  @ParameterizedTest
  @MethodSource("namesOfNobody")
  void refusesAllAlikeAndTakesTheSameTime(Dict body) {
    MatrixException refused =
        assertThrows(MatrixException.class, () -> login.serve(Calls.of(body)));
    assertEquals("403 M_FORBIDDEN", refused.status() + " " + refused.errcode());
    assertEquals("Invalid username or password", refused.error());
    assertEquals(1, house.passwords.verified().size(), "a password was checked, as always");
    assertEquals(1, house.guesses.failures(Kind.ADDRESS, Calls.ADDRESS));
  }

  static List<Dict> wrongForms() {
    List<Dict> forms = new ArrayList<>();
    for (Object value : List.of(1, true, List.of(), Dict.EMPTY)) {
      forms.add(user("alice").with("type", value));
      forms.add(user("alice").with("password", value));
      forms.add(user("alice").with("device_id", value));
      forms.add(user("alice").with("initial_device_display_name", value));
      forms.add(form(Dict.of("user", value)));
      forms.add(form(Dict.of("medium", "email", "address", value)));
      forms.add(form(Dict.of("medium", value, "address", "x")));
    }
    for (Object value : List.of(1, true, List.of(), "alice")) {
      forms.add(form(Dict.of("identifier", value)));
      forms.add(user("alice").with("refresh_token", value));
    }
    forms.remove(user("alice").with("refresh_token", true));
    forms.add(form(Dict.of("identifier", Dict.of("type", "m.id.cat", "user", "alice"))));
    forms.add(form(Dict.of("identifier", Dict.of("type", 1, "user", "alice"))));
    forms.add(form(Dict.of("identifier", Dict.of("type", "m.id.user", "user", 1))));
    forms.add(user("alice").with("device_id", "x".repeat(256)));
    return forms;
  }

  @ParameterizedTest
  @MethodSource("wrongForms")
  void refusesWrongForms(Dict body) {
    assertEquals("400 M_INVALID_PARAM", refusal(body));
  }

  static List<Dict> incomplete() {
    return List.of(
        Dict.EMPTY,
        user("alice").without("type"),
        user("alice").without("password"),
        user("alice").without("identifier"),
        user("alice").with("identifier", null),
        form(Dict.of("identifier", Dict.EMPTY)),
        form(Dict.of("identifier", Dict.of("type", "m.id.user"))),
        form(Dict.of("identifier", Dict.of("type", "m.id.thirdparty", "medium", "email"))),
        form(Dict.of("identifier", Dict.of("type", "m.id.phone", "phone", "1"))),
        form(Dict.of("identifier", Dict.of("type", "m.id.phone", "country", "GB"))),
        form(Dict.of("medium", "email")),
        form(Dict.of("address", "alice@example.com")));
  }

  @ParameterizedTest
  @MethodSource("incomplete")
  void refusesIncompleteForms(Dict body) {
    assertEquals("400 M_MISSING_PARAM", refusal(body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"m.login.cat", "", "m.login.recaptcha"})
  void knowsNoOtherTypes(String type) {
    assertEquals("400 M_UNKNOWN", refusal(user("alice").with("type", type)));
  }

  @Test
  void takesUpADevice() {
    Dict first =
        answer(user("alice").with("device_id", "ONE").with("initial_device_display_name", "Phone"));
    Dict second =
        answer(user("alice").with("device_id", "ONE").with("initial_device_display_name", "Other"));
    assertEquals(List.of("ONE"), house.devices.ids(alice));
    assertEquals("Phone", house.devices.list(alice).get(0).displayName().orElseThrow());
    assertEquals(List.of(second.get("access_token")), house.tokens.of(alice));
    assertNotEquals(first.get("access_token"), second.get("access_token"));
  }

  @Test
  void refusesLockedUsersWhoKnowThePassword() {
    house.accounts.move(alice, Account.State.LOCKED);
    MatrixException refused =
        assertThrows(MatrixException.class, () -> login.serve(Calls.of(user("alice"))));
    assertEquals(401, refused.status());
    assertEquals("M_USER_LOCKED", refused.errcode());
    assertEquals(true, refused.body().get("soft_logout"));
    assertEquals("403 M_FORBIDDEN", refusal(user("alice").with("password", "wrong")));
  }

  @Test
  void treatsDeactivatedUsersAsUnknown() {
    house.accounts.move(alice, Account.State.DEACTIVATED);
    assertEquals("403 M_FORBIDDEN", refusal(user("alice")));
  }

  @Test
  void stopsWhoGuesses() {
    for (int i = 0; i < 10; i++) {
      assertEquals("403 M_FORBIDDEN", refusal(user("alice").with("password", "guess " + i)));
    }
    MatrixException refused =
        assertThrows(MatrixException.class, () -> login.serve(Calls.of(user("alice"))));
    assertEquals(429, refused.status());
    assertEquals(5000L, refused.body().get("retry_after_ms"));
  }

  @Test
  void stopsWhoGuessesAtUnknownUsersJustSo() {
    for (int i = 0; i < 10; i++) {
      refusal(user("nobody"));
    }
    assertEquals(10, house.guesses.failures(Kind.ACCOUNT, "@nobody:example.org"));
    assertEquals("429 M_LIMIT_EXCEEDED", refusal(user("NOBODY")));
  }

  @Test
  void countsGuessesByNameAndByAddressTogether() {
    Dict mail = Dict.of("medium", "email", "address", "Alice@Example.com");
    for (int i = 0; i < 5; i++) {
      refusal(user("alice").with("password", "guess " + i));
      refusal(
          user("alice")
              .with("identifier", mail.with("type", "m.id.thirdparty"))
              .with("password", "guess"));
    }
    assertEquals(10, house.guesses.failures(Kind.ACCOUNT, "@alice:example.org"));
  }

  @Test
  void countsNoGuessWhilePasswordsAreAway() {
    house.installed.uninstallPasswords();
    assertEquals("503 M_UNKNOWN", refusal(user("alice")));
    assertEquals(0, house.guesses.failures(Kind.ADDRESS, Calls.ADDRESS));
  }

  @Test
  void tellsTheAudit() {
    answer(user("alice"));
    refusal(user("bob"));
    assertEquals(
        List.of("login done @alice:example.org", "login refused @bob:example.org"),
        house.installed.told());
  }

  @Test
  void saysHowLongTokensAreGood() {
    assertTrue(!answer(user("alice")).has("expires_in_ms"));
    login = login(Map.of("access.lifetime", 120, "access.lifetime.plain", 60));
    assertEquals(60_000L, answer(user("alice")).get("expires_in_ms"));
    Dict refreshable = answer(user("alice").with("refresh_token", true));
    assertEquals(120_000L, refreshable.get("expires_in_ms"));
    assertTrue(refreshable.has("refresh_token"));
  }

  @Test
  void namesTheServerWhenTold() {
    login = login(Map.of("well.known", true));
    assertEquals(
        Dict.of("m.homeserver", Dict.of("base_url", "https://matrix.example.org")),
        answer(user("alice")).get("well_known"));
  }

  @Test
  void namesTheSettingThatIsWrong() {
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> login(Map.of("access.lifetime", 59)));
    assertEquals(
        "org.stagedoor.account.login: access.lifetime must be a whole number from 60 to"
            + " 31622400, not \"59\"",
        wrong.getMessage());
  }

  @Test
  void offersPasswordsWhileTheyAreThere() {
    LoginFlows flows =
        new LoginFlows(house.installed, house.rules(Map.of()), house.appserviceNames);
    Dict token = Dict.of("type", "m.login.token", "get_login_token", true);
    Dict bridge = Dict.of("type", "m.login.application_service");
    assertEquals(
        Dict.of("flows", List.of(Dict.of("type", "m.login.password"), token, bridge)),
        Answers.body(flows.serve(Calls.of(Dict.EMPTY))));
    house.installed.uninstallPasswords();
    assertEquals(
        Dict.of("flows", List.of(token, bridge)), Answers.body(flows.serve(Calls.of(Dict.EMPTY))));
  }

  private Dict token() {
    String token = house.loginTokens.issue(alice, Duration.ofMinutes(2), Calls.NOW).token();
    return Dict.of("type", "m.login.token", "token", token);
  }

  @Test
  void takesALoginTokenOnce() {
    Dict body = token();
    assertEquals("@alice:example.org", answer(body).get("user_id"));
    assertEquals("403 M_FORBIDDEN", refusal(body));
    Dict bound = token().with("txn_id", "one");
    assertEquals("@alice:example.org", answer(bound).get("user_id"));
    assertEquals("403 M_FORBIDDEN", refusal(bound));
  }

  @Test
  void refusesLoginTokensThatAreNotGood() {
    assertEquals("400 M_MISSING_PARAM", refusal(token().without("token")));
    for (Object value : List.of(1, true, List.of(), Dict.EMPTY)) {
      assertEquals("400 M_INVALID_PARAM", refusal(token().with("token", value)));
      assertEquals("400 M_INVALID_PARAM", refusal(token().with("txn_id", value)));
    }
    assertEquals("403 M_FORBIDDEN", refusal(token().with("token", "1.forged.token")));
  }

  @Test
  void tellsTheDeactivatedWhoComeByToken() {
    Dict body = token();
    house.accounts.move(alice, Account.State.DEACTIVATED);
    assertEquals("403 M_USER_DEACTIVATED", refusal(body));
  }

  @Test
  void letsApplicationServicesIn() {
    house.accounts.add("_irc_bob", "x");
    Dict body = user("_irc_bob").with("type", "m.login.application_service").without("password");
    Dict answer = Answers.body(login.serve(Calls.by(FakeAppservices.sender(), body)));
    assertEquals("@_irc_bob:example.org", answer.get("user_id"));
    assertEquals("401 M_MISSING_TOKEN", refusal(body));
    Dict others = user("alice").with("type", "m.login.application_service");
    assertEquals(
        "400 M_EXCLUSIVE",
        Answers.refusal(() -> login.serve(Calls.by(FakeAppservices.sender(), others))));
    Dict unknown = user("_irc_no").with("type", "m.login.application_service");
    assertEquals(
        "403 M_FORBIDDEN",
        Answers.refusal(() -> login.serve(Calls.by(FakeAppservices.sender(), unknown))));
  }

  private void loginWith(String device) {
    answer(user("alice").with("device_id", device));
  }

  private void seen(String device, int seconds) {
    house.devices.seen(alice, device, Calls.ADDRESS, Calls.NOW.plusSeconds(seconds));
  }

  @Test
  void endsTheDeviceThatRestsLongestForOneTooMany() {
    login = login(Map.of("devices.most", 4));
    List.of("A", "B", "C", "D").forEach(this::loginWith);
    seen("A", 2);
    seen("B", 1);
    loginWith("D");
    assertEquals(List.of("A", "B", "C", "D"), house.devices.ids(alice), "none is new");
    loginWith("E");
    assertEquals(List.of("A", "C", "D", "E"), house.devices.ids(alice));
    assertEquals(4, house.tokens.of(alice).size());
    assertTrue(house.installed.told().contains("device.remove done @alice:example.org"));
    loginWith("F");
    assertEquals(List.of("A", "D", "E", "F"), house.devices.ids(alice), "C was never seen");
  }

  @Test
  void endsManyDevicesOnceThereMayBeFewer() {
    for (int i = 0; i < 10; i++) {
      loginWith("OLD" + i);
    }
    login = login(Map.of("devices.most", 2));
    loginWith("NEW");
    assertEquals(List.of("OLD9", "NEW"), house.devices.ids(alice));
    login = login(Map.of("devices.most", 1));
    loginWith("LAST");
    assertEquals(List.of("LAST"), house.devices.ids(alice));
  }
}
