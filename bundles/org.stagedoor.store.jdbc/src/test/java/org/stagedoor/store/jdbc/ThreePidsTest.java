package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.store.jdbc.Times.LATER;
import static org.stagedoor.store.jdbc.Times.NOW;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.ThreePids;
import org.stagedoor.api.account.UserId;

@Contract
class ThreePidsTest {
  private static final ThreePid EMAIL = new ThreePid("email", "a@example.org", NOW);
  private static final ThreePid PHONE = new ThreePid("msisdn", "447700900000", NOW);

  @Test
  void bindsToOneUser(TestStore store) {
    UserId alice = store.user("Alice");
    UserId bob = store.user("bob");
    assertTrue(store.threePids().add(alice, EMAIL, NOW));
    assertFalse(store.threePids().add(bob, EMAIL, LATER));
    assertEquals(Optional.of(alice), store.threePids().owner("email", "a@example.org"));
    assertEquals(Optional.empty(), store.threePids().owner("msisdn", "a@example.org"));
  }

  @Test
  void keepsOnesOwnAsItWas(TestStore store) {
    UserId alice = store.user("alice");
    assertTrue(store.threePids().add(alice, EMAIL, NOW));
    assertTrue(store.threePids().add(alice, new ThreePid("email", "a@example.org", LATER), LATER));
    assertEquals(List.of(new ThreePids.Bound(EMAIL, NOW)), store.threePids().list(alice));
  }

  @Test
  void listsTheOldestFirst(TestStore store) {
    UserId alice = store.user("alice");
    store.threePids().add(alice, PHONE, NOW);
    store.threePids().add(alice, EMAIL, LATER);
    assertEquals(
        List.of(new ThreePids.Bound(PHONE, NOW), new ThreePids.Bound(EMAIL, LATER)),
        store.threePids().list(alice));
  }

  @Test
  void removesOnesOwnOnly(TestStore store) {
    UserId alice = store.user("alice");
    store.threePids().add(alice, EMAIL, NOW);
    assertFalse(store.threePids().remove(store.user("bob"), "email", "a@example.org"));
    assertTrue(store.threePids().remove(alice, "email", "a@example.org"));
    assertFalse(store.threePids().remove(alice, "email", "a@example.org"));
    assertTrue(store.threePids().add(alice, EMAIL, NOW));
  }

  @Test
  void goesToOneOfMany(TestStore store) throws InterruptedException, ExecutionException {
    List<UserId> users = List.of(store.user("a"), store.user("b"), store.user("c"));
    List<Boolean> bound =
        Race.of(30, number -> store.threePids().add(users.get(number % 3), EMAIL, NOW));
    assertEquals(10, bound.stream().filter(won -> won).count());
  }
}
