package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.stagedoor.store.jdbc.Times.NOW;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.Device;
import org.stagedoor.api.account.UserId;

@Contract
class LastSeenTest {
  private static Device device(TestStore store, UserId user) {
    return store.devices().find(user, "A").orElseThrow();
  }

  private static UserId user(TestStore store) {
    UserId user = store.user("alice");
    store.devices().open(user, "A", Optional.empty(), NOW);
    return user;
  }

  private static void seen(TestStore store, UserId user, String address, long seconds) {
    store.devices().seen(user, "A", address, NOW.plusSeconds(seconds));
  }

  private static void write(TestStore store, long seconds) {
    store.lastSeen().write(NOW.plusSeconds(seconds).toEpochMilli());
  }

  private static Optional<Instant> at(long seconds) {
    return Optional.of(NOW.plusSeconds(seconds));
  }

  @Test
  void writesTheLatest(TestStore store) {
    UserId user = user(store);
    seen(store, user, "192.0.2.2", 2);
    seen(store, user, "192.0.2.1", 1);
    write(store, 5);
    assertEquals(at(2), device(store, user).lastSeen());
    assertEquals(Optional.of("192.0.2.2"), device(store, user).lastSeenAddress());
  }

  @Test
  void writesADeviceOnceAMinute(TestStore store) {
    UserId user = user(store);
    seen(store, user, "192.0.2.1", 1);
    write(store, 5);
    seen(store, user, "192.0.2.2", 30);
    write(store, 35);
    assertEquals(at(1), device(store, user).lastSeen());
    write(store, 61);
    assertEquals(at(30), device(store, user).lastSeen());
    write(store, 200);
    seen(store, user, "192.0.2.3", 201);
    write(store, 205);
    assertEquals(at(201), device(store, user).lastSeen());
  }

  @Test
  void writesAllAtTheEnd(TestStore store) {
    UserId user = user(store);
    for (int i = 0; i < 1200; i++) {
      store.devices().open(user, "D" + i, Optional.empty(), NOW);
      store.devices().seen(user, "D" + i, "192.0.2.1", NOW);
    }
    store.devices().seen(user, "gone", "192.0.2.1", NOW);
    store.lastSeen().close();
    assertEquals(
        1200, store.devices().list(user).stream().filter(d -> d.lastSeen().isPresent()).count());
  }
}
