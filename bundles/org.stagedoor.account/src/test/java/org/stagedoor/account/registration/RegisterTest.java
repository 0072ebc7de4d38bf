package org.stagedoor.account.registration;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.account.appservice.FakeAppservices;
import org.stagedoor.account.fake.Answers;
import org.stagedoor.account.fake.Calls;
import org.stagedoor.account.fake.House;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Guesses.Subject.Kind;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.stage.Claim;

class RegisterTest {
  private static final UserId ALICE = new UserId("alice", "example.org");
  private static final Grant GRANT = new Grant(Optional.of("s"), Optional.empty(), List.of());

  private final House house = new House();
  private final Register register = register(Map.of());

  private Register register(Map<String, Object> settings) {
    return RegistrationFixture.register(house, settings);
  }

  private Usernames usernames() {
    return new Usernames(house.accounts, house.server, house.appserviceNames);
  }

  private Dict run(Call call, Grant grant) {
    register.validate(call);
    return Answers.body(house.transactions.required(register.prepare(call, grant)::run).reply());
  }

  private static Call alice(String field, Object value) {
    return Calls.of(form().with(field, value));
  }

  private static Dict form() {
    return Dict.of("username", "alice", "password", "correct battery");
  }

  @Test
  void makesAnAccountWithADevice() {
    Dict answer = run(alice("initial_device_display_name", "Phone"), GRANT);
    assertEquals(
        List.of("user_id", "home_server", "access_token", "device_id"), List.copyOf(answer.keys()));
    assertEquals("@alice:example.org", answer.get("user_id"));
    assertEquals("example.org", answer.get("home_server"));
    assertTrue(house.passwords.verify(ALICE, "correct battery"));
    assertEquals(Optional.of("Phone"), house.devices.list(ALICE).get(0).displayName());
    assertEquals(List.of("register done @alice:example.org"), house.installed.told());
  }

  @Test
  void isLimitedByAddress() {
    Dict nobody = Dict.of("username", null);
    for (int i = 0; i < 5; i++) {
      run(Calls.of(nobody), GRANT);
      Call named = Calls.of("username", "name" + i).withSession("s" + i);
      register.hold(named, Calls.NOW.plusSeconds(60));
    }
    assertEquals(
        "429 M_LIMIT_EXCEEDED", Answers.refusal(() -> register.prepare(Calls.of(nobody), GRANT)));
    Call eleventh = Calls.of("username", "eleventh").withSession("s11");
    assertEquals("429 M_LIMIT_EXCEEDED", Answers.refusal(() -> register.hold(eleventh, Calls.NOW)));
  }

  @Test
  void isCountedAtTheFirstStageWithAndWithoutANameAndAtTheEnd() {
    int count = 0;
    for (Dict body : List.of(form(), Dict.of("password", "correct battery"))) {
      Call call = Calls.of(body).withSession("session" + count);
      register.hold(call, Calls.NOW.plusSeconds(60));
      assertEquals(++count, house.guesses.failures(Kind.REGISTRATION, Calls.ADDRESS));
      run(call, GRANT);
      assertEquals(++count, house.guesses.failures(Kind.REGISTRATION, Calls.ADDRESS));
    }
  }

  @Test
  void limitsSessionsWithoutAName() {
    for (int i = 0; i < 10; i++) {
      register.hold(Calls.of(Dict.EMPTY).withSession("s" + i), Calls.NOW.plusSeconds(60));
    }
    Call eleventh = Calls.of(Dict.EMPTY).withSession("s10");
    assertEquals("429 M_LIMIT_EXCEEDED", Answers.refusal(() -> register.hold(eleventh, Calls.NOW)));
  }

  @Test
  void lowersTheName() {
    assertEquals("@alice:example.org", run(alice("username", "ALICE"), GRANT).get("user_id"));
  }

  @Test
  void makesUpAName() {
    Dict answer = run(Calls.of("password", "correct battery"), GRANT);
    assertTrue(String.valueOf(answer.get("user_id")).matches("@[a-z][a-z2-9]{7}:example\\.org"));
  }

  @Test
  void opensNoDeviceWhenLoginIsInhibited() {
    Dict answer = run(alice("inhibit_login", true), GRANT);
    assertEquals(Dict.of("user_id", "@alice:example.org", "home_server", "example.org"), answer);
    assertEquals(List.of(), house.devices.ids(ALICE));
  }

  @Test
  void makesNoAccountThatNobodyCouldUse() {
    Call call = Calls.of(Dict.of("username", "alice", "inhibit_login", true));
    register.validate(call);
    assertEquals("400 M_MISSING_PARAM", Answers.refusal(() -> register.prepare(call, GRANT)));
  }

  @Test
  void hasARefreshTokenWhenAsked() {
    Dict answer = run(alice("refresh_token", true), GRANT);
    assertEquals("refresh-1", answer.get("refresh_token"));
    assertEquals(3_600_000L, answer.get("expires_in_ms"));
  }

  @ParameterizedTest
  @CsvSource({
    "username, 400 M_INVALID_PARAM",
    "password, 400 M_INVALID_PARAM",
    "device_id, 400 M_INVALID_PARAM",
    "initial_device_display_name, 400 M_INVALID_PARAM",
  })
  void refusesTextsThatAreNone(String field, String refusal) {
    for (Object value : List.of(1, true, 1.5, List.of("x"), Dict.EMPTY)) {
      assertEquals(refusal, Answers.refusal(() -> register.validate(alice(field, value))), field);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"inhibit_login", "refresh_token"})
  void refusesFlagsThatAreNone(String field) {
    for (Object value : List.of(1, "true", List.of(), Dict.EMPTY)) {
      assertEquals(
          "400 M_INVALID_PARAM", Answers.refusal(() -> register.validate(alice(field, value))));
    }
  }

  @Test
  void takesNullForAbsent() {
    Dict body = form();
    for (String field : List.of("device_id", "inhibit_login", "refresh_token", "username")) {
      body = body.with(field, null);
    }
    Dict nulls = body;
    assertDoesNotThrow(() -> register.validate(Calls.of(nulls)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "ä", "@alice", "alice:example.org", "a\u0000", "name!"})
  void refusesNamesThatAreNone(String name) {
    assertEquals(
        "400 M_INVALID_USERNAME",
        Answers.refusal(() -> register.validate(alice("username", name))));
  }

  @Test
  void refusesNamesThatAreTooLong() {
    String longest = "a".repeat(255 - "@:example.org".length());
    assertDoesNotThrow(() -> register.validate(alice("username", longest)));
    assertEquals(
        "400 M_INVALID_USERNAME",
        Answers.refusal(() -> register.validate(alice("username", longest + "a"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "Alice", "password1", "PassWord1"})
  void refusesWeakPasswords(String password) {
    assertEquals(
        "400 M_WEAK_PASSWORD",
        Answers.refusal(() -> register.validate(alice("password", password))));
  }

  @Test
  void refusesDeviceIdsOfWrongForm() {
    for (String id : List.of("", "a\nb", "x".repeat(256))) {
      assertEquals(
          "400 M_INVALID_PARAM", Answers.refusal(() -> register.validate(alice("device_id", id))));
    }
    assertDoesNotThrow(() -> register.validate(alice("device_id", "x".repeat(255))));
  }

  @Test
  void refusesATakenName() {
    house.accounts.add("alice", "x");
    assertEquals(
        "400 M_USER_IN_USE", Answers.refusal(() -> register.validate(alice("username", "Alice"))));
  }

  @Test
  void holdsTheNameForItsSession() {
    Call mine = Calls.of(form()).withSession("mine");
    register.hold(mine, Calls.NOW.plusSeconds(60));
    assertDoesNotThrow(() -> register.validate(mine));
    Call other = Calls.of(form()).withSession("other");
    assertEquals("400 M_USER_IN_USE", Answers.refusal(() -> register.validate(other)));
    assertEquals("400 M_USER_IN_USE", Answers.refusal(() -> register.hold(other, Calls.NOW)));
    run(mine, GRANT);
    assertTrue(house.accounts.find(ALICE).isPresent());
  }

  @Test
  void losesARaceForTheName() {
    var effect = register.prepare(Calls.of(form()), GRANT);
    house.accounts.add("alice", "other's");
    assertEquals("400 M_USER_IN_USE", Answers.refusal(effect::run));
  }

  @Test
  void canBeOff() {
    Register off = register(Map.of("enabled", false));
    assertEquals("403 M_FORBIDDEN", Answers.refusal(() -> off.validate(Calls.of(form()))));
  }

  @Test
  void needsThePasswordServiceForPasswordsOnly() {
    house.installed.uninstallPasswords();
    assertEquals("503 M_UNKNOWN", Answers.refusal(() -> register.validate(Calls.of(form()))));
    assertDoesNotThrow(() -> register.validate(Calls.of("username", "alice")));
  }

  @Test
  void letsGuestsInOnlyWhenTold() {
    Call guest = Calls.query("kind", "guest");
    assertEquals("403 M_FORBIDDEN", Answers.refusal(() -> register.validate(guest)));
    Register open = register(Map.of("guests", true));
    open.validate(guest);
    assertTrue(open.exempt(guest));
    Dict answer = Answers.body(open.prepare(guest, GRANT).run().reply());
    UserId user = UserId.parse(answer.text("user_id").orElseThrow()).orElseThrow();
    assertEquals(Account.Kind.GUEST, house.accounts.find(user).orElseThrow().kind());
  }

  @Test
  void knowsNoOtherKinds() {
    assertEquals(
        "400 M_UNRECOGNIZED",
        Answers.refusal(() -> register.validate(Calls.query("kind", "admin"))));
    assertDoesNotThrow(() -> register.validate(Calls.query("kind", "user", form())));
    assertFalse(register.exempt(Calls.of(form())));
  }

  @Test
  void keepsWhatWasProved() {
    ThreePid mail = new ThreePid("email", "alice@example.com", Calls.NOW);
    List<Claim> claims = List.of(new Claim.Identifier(mail), new Claim.Fact("terms", "1.0"));
    run(Calls.of(form()), new Grant(Optional.of("s"), Optional.empty(), claims));
    assertEquals(Optional.of(ALICE), house.threePids.owner("email", "alice@example.com"));
    assertEquals(
        Optional.of(Dict.of("terms", Dict.of("value", "1.0", "at", Calls.NOW.toEpochMilli()))),
        house.userData.get(ALICE, "org.stagedoor.account.facts"));
  }

  @Test
  void refusesAnAddressThatBecameAnothers() {
    ThreePid mail = new ThreePid("email", "alice@example.com", Calls.NOW);
    house.threePids.add(house.accounts.add("bob", "x"), mail, Calls.NOW);
    Grant grant =
        new Grant(Optional.of("s"), Optional.empty(), List.of(new Claim.Identifier(mail)));
    assertEquals("400 M_THREEPID_IN_USE", Answers.refusal(() -> run(Calls.of(form()), grant)));
  }

  @Test
  void answersAgainToWhoKnowsThePassword() {
    run(Calls.of(form()), GRANT);
    Dict receipt = Dict.of("user_id", ALICE.toString());
    Dict again =
        Answers.body(register.repeat(Calls.of(form()), receipt).orElseThrow().run().reply());
    assertEquals("@alice:example.org", again.get("user_id"));
    assertEquals("access-2", again.get("access_token"));
    assertTrue(register.repeat(alice("password", "another one"), receipt).isEmpty());
    assertTrue(register.repeat(alice("username", "bob"), receipt).isEmpty());
    assertTrue(register.repeat(Calls.of("username", "alice"), receipt).isEmpty());
    assertTrue(register.repeat(Calls.of(form()), Dict.EMPTY).isEmpty());
  }

  @Test
  void bindsTheName() {
    assertEquals(Dict.of("username", "alice"), register.bound(alice("username", "Alice")));
    assertEquals(Dict.EMPTY, register.bound(Calls.of("password", "x")));
  }

  @Test
  void saysWhatItIs() {
    Call call = Calls.of(form());
    assertEquals("register the account @alice:example.org", register.purpose(call, Locale.ITALIAN));
    assertEquals(
        "das Konto @alice:example.org zu registrieren", register.purpose(call, Locale.GERMANY));
    assertEquals("créer un nouveau compte", register.purpose(Calls.of(Dict.EMPTY), Locale.FRENCH));
  }

  @Test
  void tellsWhichNamesCanBeHad() {
    RegisterAvailable available =
        new RegisterAvailable(usernames(), new RegistrationRules(Map.of()));
    assertEquals(
        Dict.of("available", true),
        Answers.body(available.serve(Calls.query("username", "alice"))));
    house.accounts.add("alice", "x");
    assertEquals(
        "400 M_USER_IN_USE",
        Answers.refusal(() -> available.serve(Calls.query("username", "Alice"))));
    assertEquals(
        "400 M_INVALID_USERNAME",
        Answers.refusal(() -> available.serve(Calls.query("username", "é"))));
    assertEquals(
        "400 M_MISSING_PARAM", Answers.refusal(() -> available.serve(Calls.of(Dict.EMPTY))));
  }

  private static final Dict BRIDGED =
      Dict.of("type", "m.login.application_service", "username", "_irc_bob");

  private static Call bridge(Dict body) {
    return Calls.by(FakeAppservices.sender(), body);
  }

  @Test
  void letsApplicationServicesRegisterTheirOwn() {
    Register closed = register(Map.of("enabled", false));
    for (Dict body : List.of(BRIDGED, Dict.of("username", "_irc_Carol", "inhibit_login", true))) {
      Call call = bridge(body);
      closed.validate(call);
      assertTrue(closed.exempt(call));
      Dict answer = Answers.body(closed.prepare(call, GRANT).run().reply());
      assertEquals(!body.has("inhibit_login"), answer.has("access_token"));
    }
    UserId bob = new UserId("_irc_bob", "example.org");
    assertEquals(Account.Kind.APPSERVICE, house.accounts.find(bob).orElseThrow().kind());
    assertEquals("400 M_USER_IN_USE", Answers.refusal(() -> closed.validate(bridge(BRIDGED))));
  }

  @Test
  void letsApplicationServicesRegisterNobodyElse() {
    assertEquals(
        "400 M_EXCLUSIVE",
        Answers.refusal(() -> register.validate(bridge(BRIDGED.with("username", "alice")))));
    assertEquals(
        "400 M_MISSING_PARAM",
        Answers.refusal(() -> register.validate(bridge(BRIDGED.without("username")))));
    assertEquals(
        "401 M_MISSING_TOKEN", Answers.refusal(() -> register.validate(Calls.of(BRIDGED))));
    assertEquals(
        "401 M_MISSING_TOKEN", Answers.refusal(() -> register.validate(Calls.by(ALICE, BRIDGED))));
  }

  @Test
  void refusesNamesOfApplicationServices() {
    for (String name : List.of("_irc_bob", "_IRC_bob", "irc")) {
      assertEquals(
          "400 M_EXCLUSIVE", Answers.refusal(() -> register.validate(alice("username", name))));
    }
    assertDoesNotThrow(() -> register.validate(alice("username", "shared_bob")));
  }
}
