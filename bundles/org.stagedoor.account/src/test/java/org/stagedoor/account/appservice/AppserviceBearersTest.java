package org.stagedoor.account.appservice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.account.fake.Answers;
import org.stagedoor.account.fake.Calls;
import org.stagedoor.account.fake.House;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Requester;

class AppserviceBearersTest {
  private final House house = new House();
  private final AppserviceBearers bearers =
      new AppserviceBearers(
          FakeAppservices.registry(), house.accounts, InstantSource.fixed(Calls.NOW));

  private Requester asserting(String user) {
    return bearers.requester("as-secret", Map.of("user_id", user)).orElseThrow();
  }

  @Test
  void knowTheTokensOfServicesOnly() {
    assertEquals(Optional.empty(), bearers.requester("other", Map.of()));
    assertEquals(Optional.empty(), bearers.requester("hs-secret", Map.of()));
    assertEquals(FakeAppservices.sender(), bearers.requester("as-secret", Map.of()).orElseThrow());
  }

  @Test
  void makeTheServicesOwnUser() {
    bearers.requester("as-secret", Map.of());
    bearers.requester("as-secret", Map.of());
    Account irc = house.accounts.find(new UserId("irc", "example.org")).orElseThrow();
    assertEquals(Account.Kind.APPSERVICE, irc.kind());
    assertEquals("@irc:example.org", asserting("@irc:example.org").user().toString());
  }

  @Test
  void letServicesActForTheirUsers() {
    UserId bob = house.accounts.add("_irc_bob", "x");
    assertEquals(bob, asserting("@_irc_bob:example.org").user());
    house.accounts.move(bob, Account.State.LOCKED);
    assertEquals("401 M_USER_LOCKED", refusal("@_irc_bob:example.org"));
    house.accounts.move(bob, Account.State.DEACTIVATED);
    assertEquals("403 M_FORBIDDEN", refusal("@_irc_bob:example.org"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "bob", "@bob:example.org", "@_irc_x:elsewhere.org", "@_irc_no:example.org"})
  void letServicesActForNobodyElse(String user) {
    house.accounts.add("bob", "x");
    assertEquals("403 M_FORBIDDEN", refusal(user));
  }

  private String refusal(String user) {
    return Answers.refusal(() -> asserting(user));
  }
}
