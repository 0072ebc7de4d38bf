package org.stagedoor.account.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stagedoor.account.fake.Answers;
import org.stagedoor.account.fake.Calls;
import org.stagedoor.account.fake.FakeAccounts;
import org.stagedoor.account.fake.FakeNonces;
import org.stagedoor.account.fake.FakeSealingKeys;
import org.stagedoor.account.fake.House;
import org.stagedoor.api.account.LoginTokens;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.flow.SealingKeys;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Grant;

class LoginTokensTest {
  private static final UserId ALICE = new UserId("alice", "example.org");
  private static final Duration LIFETIME = Duration.ofMinutes(2);

  private final FakeSealingKeys keys = new FakeSealingKeys();
  private final FakeNonces nonces = new FakeNonces();
  private final LoginTokens tokens = new SignedLoginTokens(new FakeAccounts(), nonces, keys);
  private final String token = tokens.issue(ALICE, LIFETIME, Calls.NOW).token();

  private Optional<UserId> present(String token, String transaction) {
    return tokens.present(token, Optional.of(transaction), Calls.NOW);
  }

  @Test
  void nameTheirUser() {
    assertTrue(token.matches("[A-Za-z0-9._-]{1,512}"));
    assertEquals(Optional.of(ALICE), tokens.present(token, Optional.empty(), Calls.NOW));
  }

  @Test
  void belongToTheFirstTransaction() {
    assertEquals(Optional.of(ALICE), present(token, "one"));
    assertEquals(Optional.of(ALICE), present(token, "one"));
    assertEquals(Optional.empty(), present(token, "two"));
    assertEquals(Optional.empty(), tokens.present(token, Optional.empty(), Calls.NOW));
  }

  @Test
  void areSpentOnce() {
    assertEquals(Optional.of(ALICE), present(token, "one"));
    assertTrue(tokens.spend(token, Calls.NOW));
    assertFalse(tokens.spend(token, Calls.NOW));
    assertEquals(Optional.empty(), present(token, "one"));
    assertFalse(tokens.spend("1.forged.token", Calls.NOW));
  }

  @Test
  void areRedeemedForOneSession() {
    LoginTokens.Redeemable good = tokens.redeem(token, "one", "s1", Calls.NOW).orElseThrow();
    assertEquals(ALICE, good.user());
    assertEquals(Optional.empty(), tokens.redeem(token, "two", "s1", Calls.NOW));
    assertEquals(Optional.of(good), tokens.redeem(token, "one", "s2", Calls.NOW), "not used up");

    assertEquals("s1", nonces.bind(good.nonce(), "s1", good.until(), Calls.NOW));

    assertEquals(Optional.of(good), tokens.redeem(token, "one", "s1", Calls.NOW), "a retry");
    assertEquals(Optional.empty(), tokens.redeem(token, "one", "s2", Calls.NOW));
    assertEquals(Optional.empty(), present(token, "one"));
    assertFalse(tokens.spend(token, Calls.NOW));
  }

  @Test
  void areNotRedeemedOnceSpentOrExpiredOrForged() {
    Instant end = Calls.NOW.plus(LIFETIME);
    assertEquals(Optional.empty(), tokens.redeem(token, "one", "s1", end));
    assertEquals(Optional.empty(), tokens.redeem(token + "A", "one", "s1", Calls.NOW));
    assertTrue(tokens.spend(token, Calls.NOW));
    assertEquals(Optional.empty(), tokens.redeem(token, "one", "s1", Calls.NOW));
  }

  @Test
  void expire() {
    Instant end = Calls.NOW.plus(LIFETIME);
    assertEquals(Optional.of(ALICE), tokens.present(token, Optional.empty(), end.minusMillis(1)));
    assertEquals(Optional.empty(), tokens.present(token, Optional.empty(), end));
  }

  @Test
  void areNotForged() {
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String forged = token.substring(0, i) + other + token.substring(i + 1);
      assertEquals(Optional.empty(), present(forged, "one"), forged);
    }
    for (String other : List.of("", ".", "..", "1..", "a.b.c", "1.2.3.4", token + "A")) {
      assertEquals(Optional.empty(), present(other, "one"), other);
    }
  }

  @Test
  void outliveTheRotationOfKeys() {
    keys.add(new SealingKeys.Key(2, new byte[] {9}, Calls.NOW));
    assertEquals(Optional.of(ALICE), present(token, "one"));
    keys.removeOlder(Calls.NOW);
    assertEquals(Optional.empty(), present(token, "one"));
  }

  @Test
  void areHandedOutToWhoIsAuthenticated() {
    House house = new House();
    GetToken operation = new GetToken(house.loginTokens, house.rules(Map.of()), house.audit);
    Call call = Calls.by(ALICE, Dict.EMPTY);
    operation.validate(call);
    Grant grant = new Grant(Optional.of("s"), Optional.of(ALICE), List.of());
    Dict answer = Answers.body(operation.prepare(call, grant).run().reply());
    assertEquals(120_000L, answer.get("expires_in_ms"));
    assertEquals(
        Optional.of(ALICE),
        house.loginTokens.present(
            answer.text("login_token").orElseThrow(), Optional.empty(), Calls.NOW));
  }

  @Test
  void canBeOff() {
    House house = new House();
    GetToken operation =
        new GetToken(house.loginTokens, house.rules(Map.of("login.tokens", false)), house.audit);
    assertEquals(
        "403 M_FORBIDDEN", Answers.refusal(() -> operation.validate(Calls.by(ALICE, Dict.EMPTY))));
  }
}
