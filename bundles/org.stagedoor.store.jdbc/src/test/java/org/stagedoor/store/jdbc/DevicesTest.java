package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.store.jdbc.Times.LATER;
import static org.stagedoor.store.jdbc.Times.NOW;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.Device;
import org.stagedoor.api.account.Tokens;
import org.stagedoor.api.account.UserId;

@Contract
class DevicesTest {
  private static Tokens.Issued token(TestStore store, UserId user, Optional<String> device) {
    return store.tokens().issue(user, device, Optional.empty(), true, NOW);
  }

  private static boolean good(TestStore store, Tokens.Issued token) {
    return store.tokens().resolve(token.accessToken(), NOW).isPresent();
  }

  @Test
  void listsTheOldestFirst(TestStore store) {
    UserId user = store.user("alice");
    store.devices().open(user, "B", Optional.of("Phone"), NOW);
    store.devices().open(user, "A", Optional.empty(), LATER);
    assertEquals(List.of("B", "A"), store.devices().list(user).stream().map(Device::id).toList());
    assertEquals(
        Optional.of(new Device("B", Optional.of("Phone"), Optional.empty(), Optional.empty())),
        store.devices().find(user, "B"));
    assertEquals(Optional.empty(), store.devices().find(store.user("bob"), "B"));
  }

  @Test
  void takesUpADeviceAndEndsItsTokens(TestStore store) {
    UserId user = store.user("alice");
    store.devices().open(user, "A", Optional.of("Phone"), NOW);
    Tokens.Issued old = token(store, user, Optional.of("A"));
    store.devices().open(user, "A", Optional.of("Other"), LATER);
    assertFalse(good(store, old));
    assertEquals(Optional.of("Phone"), store.devices().find(user, "A").orElseThrow().displayName());
  }

  @Test
  void renames(TestStore store) {
    UserId user = store.user("alice");
    assertFalse(store.devices().rename(user, "A", Optional.of("x")));
    store.devices().open(user, "A", Optional.of("Phone"), NOW);
    assertTrue(store.devices().rename(user, "A", Optional.empty()));
    assertEquals(Optional.empty(), store.devices().find(user, "A").orElseThrow().displayName());
  }

  @Test
  void removesWithTokens(TestStore store) {
    UserId user = store.user("alice");
    UserId other = store.user("bob");
    store.devices().open(user, "A", Optional.empty(), NOW);
    store.devices().open(user, "B", Optional.empty(), NOW);
    store.devices().open(other, "A", Optional.empty(), NOW);
    Tokens.Issued a = token(store, user, Optional.of("A"));
    Tokens.Issued b = token(store, user, Optional.of("B"));
    Tokens.Issued others = token(store, other, Optional.of("A"));
    store.devices().remove(user, List.of("A", "unknown"));
    assertFalse(good(store, a));
    assertTrue(good(store, b));
    assertTrue(good(store, others));
    assertEquals(Optional.empty(), store.devices().find(user, "A"));
  }

  @Test
  void removesAllButOne(TestStore store) {
    UserId user = store.user("alice");
    store.devices().open(user, "A", Optional.empty(), NOW);
    store.devices().open(user, "B", Optional.empty(), NOW);
    Tokens.Issued a = token(store, user, Optional.of("A"));
    Tokens.Issued b = token(store, user, Optional.of("B"));
    Tokens.Issued free = token(store, user, Optional.empty());
    store.devices().removeAll(user, Optional.of("B"), Optional.empty());
    assertFalse(good(store, a));
    assertTrue(good(store, b));
    assertFalse(good(store, free));
  }

  @Test
  void removesAllButATokenWithoutDevice(TestStore store) {
    UserId user = store.user("alice");
    store.devices().open(user, "A", Optional.empty(), NOW);
    Tokens.Issued mine = token(store, user, Optional.empty());
    Tokens.Issued free = token(store, user, Optional.empty());
    String id = store.tokens().resolve(mine.accessToken(), NOW).orElseThrow().tokenId();
    store.devices().removeAll(user, Optional.empty(), Optional.of(id));
    assertTrue(good(store, mine));
    assertFalse(good(store, free));
    assertEquals(List.of(), store.devices().list(user));
  }
}
