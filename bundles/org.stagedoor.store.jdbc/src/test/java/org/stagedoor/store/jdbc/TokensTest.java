package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.store.jdbc.Times.LATER;
import static org.stagedoor.store.jdbc.Times.NOW;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.Tokens;
import org.stagedoor.api.account.UserId;

@Contract
class TokensTest {
  @Test
  void resolvesWhatWasIssued(TestStore store) {
    UserId user = store.user("alice");
    store.devices().open(user, "A", Optional.empty(), NOW);
    Tokens.Issued issued =
        store
            .tokens()
            .issue(user, Optional.of("A"), Optional.of(Duration.ofMinutes(5)), false, NOW);
    assertTrue(issued.refreshToken().isEmpty());
    Tokens.Bearer bearer = store.tokens().resolve(issued.accessToken(), NOW).orElseThrow();
    assertEquals(store.accounts().find(user).orElseThrow(), bearer.account());
    assertEquals(Optional.of("A"), bearer.deviceId());
    assertEquals(Optional.of(NOW.plusSeconds(300)), bearer.expires());
    assertNotEquals(issued.accessToken(), bearer.tokenId());
    assertEquals(
        Optional.of(bearer), store.tokens().resolve(issued.accessToken(), NOW.plusSeconds(301)));
  }

  @Test
  void knowsNoOthers(TestStore store) {
    Tokens.Issued issued =
        store.tokens().issue(store.user("alice"), Optional.empty(), Optional.empty(), true, NOW);
    String refresh = issued.refreshToken().orElseThrow();
    String id = store.tokens().resolve(issued.accessToken(), NOW).orElseThrow().tokenId();
    for (String text : List.of("", "x", id, issued.accessToken() + "x", refresh)) {
      assertEquals(Optional.empty(), store.tokens().resolve(text, NOW), text);
    }
    for (String text : List.of("", "x", issued.accessToken(), refresh + "x")) {
      assertEquals(Optional.empty(), store.tokens().refresh(text, Optional.empty(), NOW), text);
    }
  }

  @Test
  void storesNoTokenInClear(TestStore store) {
    Tokens.Issued issued =
        store.tokens().issue(store.user("alice"), Optional.empty(), Optional.empty(), true, NOW);
    List<String> rows =
        store
            .database()
            .list(
                "select id, family, refresh from token",
                row -> row.getString(1) + row.getString(2) + row.getString(3));
    String refresh = issued.refreshToken().orElseThrow();
    assertFalse(rows.get(0).contains(issued.accessToken().substring(4)));
    assertFalse(rows.get(0).contains(refresh.substring(26)));
    assertFalse(rows.get(0).contains(refresh.substring(4, 26)));
    assertFalse(issued.toString().contains(refresh));
  }

  @Test
  void revokesATokenWithItsFamily(TestStore store) {
    UserId user = store.user("alice");
    SqlTokens tokens = store.tokens();
    Tokens.Issued first = tokens.issue(user, Optional.empty(), Optional.empty(), true, NOW);
    Tokens.Issued other = tokens.issue(user, Optional.empty(), Optional.empty(), true, NOW);
    Tokens.Issued next =
        tokens.refresh(first.refreshToken().orElseThrow(), Optional.empty(), NOW).orElseThrow();
    tokens.revoke(tokens.resolve(first.accessToken(), NOW).orElseThrow().tokenId());
    assertTrue(tokens.resolve(first.accessToken(), NOW).isEmpty());
    assertTrue(tokens.resolve(next.accessToken(), NOW).isEmpty());
    assertTrue(tokens.refresh(next.refreshToken().orElseThrow(), Optional.empty(), NOW).isEmpty());
    assertTrue(tokens.resolve(other.accessToken(), LATER).isPresent());
    tokens.revoke("unknown");
  }
}
