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
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.UserId;

@Contract
class HeldNamesTest {
  private static final UserId ALICE = new UserId("alice", "example.org");
  private static final UserId BOB = new UserId("bob", "example.org");

  private static boolean create(TestStore store, UserId user, Optional<String> session) {
    Account account = new Account(user, Account.Kind.USER, Account.State.ACTIVE, false, NOW);
    return store.accounts().create(account, Optional.empty(), session);
  }

  @Test
  void isForItsSessionOnly(TestStore store) {
    assertTrue(store.accounts().hold(ALICE, "s1", LATER, NOW));
    assertTrue(store.accounts().hold(ALICE, "s1", LATER, NOW));
    assertFalse(store.accounts().hold(ALICE, "s2", LATER, NOW));
    assertTrue(store.accounts().available(ALICE, Optional.of("s1"), NOW));
    assertFalse(store.accounts().available(ALICE, Optional.of("s2"), NOW));
    assertFalse(store.accounts().available(ALICE, Optional.empty(), NOW));
    assertFalse(create(store, ALICE, Optional.of("s2")));
    assertFalse(create(store, ALICE, Optional.empty()));
    assertTrue(create(store, ALICE, Optional.of("s1")));
    assertFalse(store.accounts().hold(ALICE, "s1", LATER, NOW));
  }

  @Test
  void endsWithItsTime(TestStore store) {
    assertTrue(store.accounts().hold(ALICE, "s1", LATER, NOW));
    assertTrue(store.accounts().available(ALICE, Optional.empty(), LATER));
    assertTrue(store.accounts().hold(ALICE, "s2", LATER.plusSeconds(1), LATER));
    assertFalse(store.accounts().available(ALICE, Optional.of("s1"), LATER));
  }

  @Test
  void givesWayToTheSessionsNext(TestStore store) {
    assertTrue(store.accounts().hold(ALICE, "s1", LATER, NOW));
    assertTrue(store.accounts().hold(BOB, "s1", LATER, NOW));
    assertTrue(store.accounts().available(ALICE, Optional.empty(), NOW));
    assertFalse(store.accounts().available(BOB, Optional.empty(), NOW));
  }

  @Test
  void staysWhenTheNextIsTaken(TestStore store) {
    store.user("bob");
    assertTrue(store.accounts().hold(ALICE, "s1", LATER, NOW));
    assertFalse(store.accounts().hold(BOB, "s1", LATER, NOW));
    assertFalse(store.accounts().available(ALICE, Optional.empty(), NOW));
  }

  @Test
  void goesToOneOfManySessions(TestStore store) throws InterruptedException, ExecutionException {
    List<Boolean> held =
        Race.of(30, number -> store.accounts().hold(ALICE, "s" + number, LATER, NOW));
    assertEquals(1, held.stream().filter(won -> won).count());
    assertTrue(create(store, ALICE, Optional.of("s" + held.indexOf(true))));
  }
}
