package org.stagedoor.account.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.stagedoor.account.fake.Answers;
import org.stagedoor.account.fake.Calls;
import org.stagedoor.account.fake.House;
import org.stagedoor.account.profile.Profiles;
import org.stagedoor.account.registration.NewAccounts;
import org.stagedoor.account.registration.RegistrationRules;
import org.stagedoor.account.registration.Usernames;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;

class AdminRegisterTest {
  private static final UserId ALICE = new UserId("alice", "example.org");

  private final House house = new House();
  private final AdminDoor door = door("shared secret");
  private final AdminRegister register = register(door);

  private AdminDoor door(String secret) {
    Map<String, Object> settings = Map.of(".shared.secret", secret, "enabled", false);
    return new AdminDoor(
        new RegistrationRules(settings), new AdminNonces(house.nonces), house.guesses);
  }

  private AdminRegister register(AdminDoor door) {
    return new AdminRegister(
        door,
        new Usernames(house.accounts, house.server, house.appserviceNames),
        house.installed,
        house.transactions,
        new NewAccounts(house.accounts, house.threePids, house.userData, house.audit),
        new Profiles(house.accounts, house.userData, house.audit),
        house.signIn());
  }

  private Dict nonce() {
    return Answers.body(new AdminNonce(door).serve(Calls.of(Dict.EMPTY)));
  }

  private static String hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec("shared secret".getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** What a script sends for alice; {@code rest} is what follows her password in the mac. */
  private Dict form(String rest) {
    Dict nonce = nonce();
    return nonce
        .with("username", "alice")
        .with("password", "pw")
        .with("mac", hmac(nonce.get("nonce") + "\0alice\0pw\0" + rest));
  }

  private Dict answer(Dict form) {
    return Answers.body(register.serve(Calls.of(form)));
  }

  private String refusal(Dict form) {
    return Answers.refusal(() -> register.serve(Calls.of(form)));
  }

  @Test
  void registersThoughRegistrationIsClosed() {
    Dict answer = answer(form("notadmin").with("displayname", "Alice"));
    assertEquals("@alice:example.org", answer.get("user_id"));
    assertTrue(answer.has("access_token"));
    assertTrue(house.passwords.verify(ALICE, "pw"));
    assertEquals(Account.Kind.USER, house.accounts.find(ALICE).orElseThrow().kind());
    assertEquals(
        Dict.of("displayname", "Alice"),
        house.userData.get(ALICE, "org.stagedoor.account.profile").orElseThrow());
  }

  @Test
  void registersAdministrators() {
    answer(form("admin").with("admin", true).with("inhibit_login", true));
    assertEquals(Account.Kind.ADMIN, house.accounts.find(ALICE).orElseThrow().kind());
    assertEquals(List.of(), house.devices.ids(ALICE));
  }

  @Test
  void takesWhatScriptsSend() {
    Dict typed = form("notadmin\0support").with("user_type", "support").with("admin", false);
    assertEquals("@alice:example.org", answer(typed).get("user_id"));
  }

  @Test
  void takesAMacInCapitals() {
    Dict form = form("notadmin").with("user_type", null);
    String capitals = form.text("mac").orElseThrow().toUpperCase(Locale.ROOT);
    assertEquals("@alice:example.org", answer(form.with("mac", capitals)).get("user_id"));
  }

  @Test
  void takesANonceOnce() {
    Dict form = form("notadmin");
    answer(form);
    assertEquals("400 M_INVALID_PARAM", refusal(form));
  }

  @Test
  void refusesOtherNonces() {
    Dict form = form("notadmin");
    String good = form.text("nonce").orElseThrow();
    for (String nonce : List.of("", "-", "--", "a-b-c", "1-2", good + "0", "9" + good)) {
      assertEquals("400 M_INVALID_PARAM", refusal(form.with("nonce", nonce)), nonce);
    }
  }

  @Test
  void refusesOldNonces() {
    AdminNonces nonces = new AdminNonces(house.nonces);
    SharedSecret secret = new SharedSecret("shared secret");
    String nonce = nonces.issue(secret, Calls.NOW.minusSeconds(60));
    assertEquals("400 M_INVALID_PARAM", refusal(form("notadmin").with("nonce", nonce)));
  }

  @Test
  void refusesWhatIsNotSigned() {
    assertEquals("403 M_FORBIDDEN", refusal(form("notadmin").with("admin", true)));
    assertEquals("403 M_FORBIDDEN", refusal(form("notadmin").with("password", "other")));
    assertEquals("403 M_FORBIDDEN", refusal(form("notadmin").with("mac", "")));
    for (int i = 0; i < 7; i++) {
      refusal(form("notadmin").with("mac", "guess"));
    }
    assertEquals("429 M_LIMIT_EXCEEDED", refusal(form("notadmin")));
  }

  @Test
  void refusesNamesLikeRegistration() {
    house.accounts.add("alice", "x");
    assertEquals("400 M_USER_IN_USE", refusal(form("notadmin")));
  }

  @Test
  void refusesWrongForms() {
    for (String field : List.of("nonce", "username", "password", "mac")) {
      assertEquals("400 M_MISSING_PARAM", refusal(form("notadmin").without(field)));
    }
    for (String field :
        List.of("nonce", "username", "password", "mac", "admin", "user_type", "displayname")) {
      for (Object value : List.of(1, List.of(), Dict.EMPTY)) {
        assertEquals("400 M_INVALID_PARAM", refusal(form("notadmin").with(field, value)));
      }
    }
  }

  @Test
  void isNotThereWithoutASecret() {
    AdminDoor closed = door("");
    assertEquals(
        "404 M_UNRECOGNIZED",
        Answers.refusal(() -> new AdminNonce(closed).serve(Calls.of(Dict.EMPTY))));
    assertEquals(
        "404 M_UNRECOGNIZED", Answers.refusal(() -> register(closed).serve(Calls.of(Dict.EMPTY))));
  }
}
