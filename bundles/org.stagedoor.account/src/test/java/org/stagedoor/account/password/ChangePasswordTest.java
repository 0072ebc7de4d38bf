package org.stagedoor.account.password;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.account.Owner;
import org.stagedoor.account.fake.Answers;
import org.stagedoor.account.fake.Calls;
import org.stagedoor.account.fake.House;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.stage.Claim;

class ChangePasswordTest {
  private static final String NEW = "another battery";

  private final House house = new House();
  private final UserId alice = house.accounts.add("alice", "correct battery");
  private final ChangePassword operation =
      new ChangePassword(
          new PasswordPolicy(Map.of()),
          house.installed,
          new Owner(house.accounts),
          new PasswordChange(house.accounts, house.devices, house.audit));

  @BeforeEach
  void open() {
    for (String device : List.of("MINE", "OTHER")) {
      house.devices.open(alice, device, Optional.empty(), Calls.NOW);
      house.tokens.issue(alice, Optional.of(device), Optional.empty(), false, Calls.NOW);
    }
  }

  private Call mine(Dict body) {
    return Calls.by(
        new Requester(alice, Optional.of("MINE"), "access-1", Requester.Kind.USER), body);
  }

  private static Dict form() {
    return Dict.of("new_password", NEW);
  }

  private static Grant grant(Optional<UserId> user, Claim... claims) {
    return new Grant(Optional.of("s"), user, List.of(claims));
  }

  private void run(Call call, Grant grant) {
    operation.validate(call);
    assertEquals(Dict.EMPTY, Answers.body(operation.prepare(call, grant).run().reply()));
  }

  @Test
  void endsOtherDevices() {
    run(mine(form()), grant(Optional.of(alice)));
    assertTrue(house.passwords.verify(alice, NEW));
    assertEquals(List.of("MINE"), house.devices.ids(alice));
    assertEquals(List.of("access-1"), house.tokens.of(alice));
    assertEquals(List.of("password.change done @alice:example.org"), house.installed.told());
  }

  @Test
  void keepsOtherDevicesWhenTold() {
    run(mine(form().with("logout_devices", false)), grant(Optional.of(alice)));
    assertEquals(List.of("MINE", "OTHER"), house.devices.ids(alice));
  }

  @Test
  void isOpenToWhoProvesToBeTheUser() {
    run(Calls.of(form()), grant(Optional.of(alice)));
    assertTrue(house.passwords.verify(alice, NEW));
    assertEquals(List.of(), house.devices.ids(alice));
  }

  @Test
  void isClosedToWhoProvesNothing() {
    Call call = Calls.of(form());
    assertTrue(operation.actsOnAccount(call));
    assertEquals(
        "403 M_FORBIDDEN", Answers.refusal(() -> operation.prepare(call, grant(Optional.empty()))));
  }

  @Test
  void tellsTheOwnerOfAnAddressThatItIsUnknown() {
    Claim mail = new Claim.Identifier(new ThreePid("email", "bob@example.com", Calls.NOW));
    assertEquals(
        "400 M_THREEPID_NOT_FOUND",
        Answers.refusal(() -> operation.prepare(Calls.of(form()), grant(Optional.empty(), mail))));
  }

  @Test
  void isClosedToLockedAndDeactivatedUsers() {
    house.accounts.move(alice, Account.State.LOCKED);
    assertEquals(
        "401 M_USER_LOCKED",
        Answers.refusal(() -> operation.prepare(Calls.of(form()), grant(Optional.of(alice)))));
    house.accounts.move(alice, Account.State.DEACTIVATED);
    assertEquals(
        "403 M_FORBIDDEN",
        Answers.refusal(() -> operation.prepare(Calls.of(form()), grant(Optional.of(alice)))));
  }

  @Test
  void isClosedToGuests() {
    Requester guest = new Requester(alice, Optional.empty(), "t", Requester.Kind.GUEST);
    assertEquals(
        "403 M_GUEST_ACCESS_FORBIDDEN",
        Answers.refusal(() -> operation.validate(Calls.by(guest, form()))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "alice", "password123"})
  void refusesWeakPasswords(String password) {
    assertEquals(
        "400 M_WEAK_PASSWORD",
        Answers.refusal(() -> operation.validate(mine(Dict.of("new_password", password)))));
  }

  @Test
  void refusesTheNameOfWhoIsFoundOutLater() {
    UserId longName = house.accounts.add("alexandrina", "x");
    Call call = Calls.of(Dict.of("new_password", "alexandrina"));
    assertDoesNotThrow(() -> operation.validate(call));
    assertEquals(
        "400 M_WEAK_PASSWORD",
        Answers.refusal(() -> operation.prepare(call, grant(Optional.of(longName)))));
  }

  @Test
  void refusesWrongForms() {
    assertEquals(
        "400 M_MISSING_PARAM", Answers.refusal(() -> operation.validate(mine(Dict.EMPTY))));
    for (Object value : List.of(1, true, List.of(), Dict.EMPTY)) {
      assertEquals(
          "400 M_INVALID_PARAM",
          Answers.refusal(() -> operation.validate(mine(Dict.of("new_password", value)))));
    }
    for (Object value : List.of(1, "true", List.of(), Dict.EMPTY)) {
      assertEquals(
          "400 M_INVALID_PARAM",
          Answers.refusal(() -> operation.validate(mine(form().with("logout_devices", value)))));
    }
  }

  @Test
  void needsThePasswordService() {
    house.installed.uninstallPasswords();
    assertEquals("503 M_UNKNOWN", Answers.refusal(() -> operation.validate(mine(form()))));
  }

  @Test
  void bindsThePassword() {
    Dict body = form().with("logout_devices", false).with("other", 1);
    assertEquals(body.without("other"), operation.bound(mine(body)));
    assertEquals(
        "change the password of your account", operation.purpose(mine(body), Locale.ENGLISH));
  }
}
