package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stagedoor.api.account.Tokens;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.flow.Sessions;
import org.stagedoor.api.json.Dict;

@ExtendWith(Stores.class)
class SmokeTest {
  @Test
  void all(TestStore store) {
    UserId user = store.user("alice");
    assertTrue(store.accounts().find(new UserId("ALICE", "example.org")).isPresent());
    store.devices().open(user, "D", Optional.of("Phone"), Times.NOW);
    Tokens.Issued issued =
        store
            .tokens()
            .issue(user, Optional.of("D"), Optional.of(Duration.ofHours(1)), true, Times.NOW);
    assertEquals(
        user,
        store.tokens().resolve(issued.accessToken(), Times.NOW).orElseThrow().account().user());
    Tokens.Issued next =
        store
            .tokens()
            .refresh(issued.refreshToken().orElseThrow(), Optional.empty(), Times.NOW)
            .orElseThrow();
    assertTrue(store.tokens().resolve(issued.accessToken(), Times.NOW).isPresent());
    assertTrue(store.tokens().resolve(next.accessToken(), Times.NOW).isPresent());
    assertTrue(store.tokens().resolve(issued.accessToken(), Times.NOW).isEmpty());
    assertTrue(
        store
            .tokens()
            .refresh(issued.refreshToken().orElseThrow(), Optional.empty(), Times.NOW)
            .isEmpty());
    assertTrue(store.tokens().resolve(next.accessToken(), Times.NOW).isEmpty());
    assertEquals("a", store.nonces().bind("n", "a", Times.LATER, Times.NOW));
    assertEquals("a", store.nonces().bind("n", "b", Times.LATER, Times.NOW));
    assertEquals(1.0, store.counters().add("c", Duration.ofSeconds(10), Times.NOW));
    assertEquals(2.0, store.counters().add("c", Duration.ofSeconds(10), Times.NOW));
    assertTrue(store.sessions().save(new Sessions.Row("s", 1, "{}", null, Times.LATER)));
    store.outbox().post("settle/x", Dict.of("a", 1), Times.NOW);
    assertEquals(1, store.outbox().take("settle/", 5, Duration.ofMinutes(1), Times.NOW).size());
    store.userData().update(user, "x", old -> old.with("k", "v"));
    assertEquals(Dict.of("k", "v"), store.userData().get(user, "x").orElseThrow());
    store.cleaner().clean();
  }
}
