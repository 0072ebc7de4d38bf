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
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.Tokens;
import org.stagedoor.api.account.UserId;

@Contract
class AccountsTest {
  private static final UserId ALICE = new UserId("alice", "example.org");
  private static final UserId LOUD_ALICE = new UserId("ALICE", "example.org");

  private static Account account(UserId user) {
    return new Account(user, Account.Kind.USER, Account.State.ACTIVE, true, NOW);
  }

  @Test
  void findsWhatWasMade(TestStore store) {
    Account guest = new Account(ALICE, Account.Kind.GUEST, Account.State.ACTIVE, false, NOW);
    assertTrue(store.accounts().create(guest, Optional.empty(), Optional.empty()));
    assertEquals(Optional.of(guest), store.accounts().find(ALICE));
    assertEquals(Optional.empty(), store.accounts().passwordHash(ALICE));
    assertEquals(Optional.empty(), store.accounts().find(new UserId("bob", "example.org")));
  }

  @Test
  void foldsNames(TestStore store) {
    assertTrue(store.accounts().create(account(LOUD_ALICE), Optional.of("h"), Optional.empty()));
    assertEquals(LOUD_ALICE, store.accounts().find(ALICE).orElseThrow().user());
    assertFalse(store.accounts().available(ALICE, Optional.empty(), NOW));
    assertFalse(store.accounts().create(account(ALICE), Optional.of("h"), Optional.empty()));
  }

  @Test
  void givesANameToOneOfAHundred(TestStore store) throws InterruptedException, ExecutionException {
    List<Boolean> made =
        Race.of(
            100,
            number ->
                store
                    .accounts()
                    .create(account(ALICE), Optional.of("hash" + number), Optional.empty()));
    assertEquals(1, made.stream().filter(won -> won).count());
    assertEquals(Optional.of("hash" + made.indexOf(true)), store.accounts().passwordHash(ALICE));
  }

  @Test
  void replacesTheExpectedHashOnly(TestStore store) {
    store.user("alice");
    SqlAccounts accounts = store.accounts();
    assertFalse(accounts.replacePasswordHash(ALICE, Optional.of("other"), Optional.of("new")));
    assertFalse(accounts.replacePasswordHash(ALICE, Optional.empty(), Optional.of("new")));
    assertTrue(accounts.replacePasswordHash(ALICE, Optional.of("hash"), Optional.of("new")));
    assertEquals(Optional.of("new"), accounts.passwordHash(ALICE));
    assertTrue(accounts.replacePasswordHash(ALICE, Optional.of("new"), Optional.empty()));
    assertFalse(accounts.find(ALICE).orElseThrow().hasPassword());
    assertTrue(accounts.replacePasswordHash(ALICE, Optional.empty(), Optional.of("third")));
  }

  @Test
  void keepsAllOfALockedAccount(TestStore store) {
    store.user("alice");
    store.devices().open(ALICE, "D", Optional.empty(), NOW);
    Tokens.Issued token =
        store.tokens().issue(ALICE, Optional.of("D"), Optional.empty(), false, NOW);
    assertTrue(store.accounts().move(ALICE, Account.State.LOCKED));
    Tokens.Bearer bearer = store.tokens().resolve(token.accessToken(), NOW).orElseThrow();
    assertEquals(Account.State.LOCKED, bearer.account().state());
    assertEquals(1, store.devices().list(ALICE).size());
    assertTrue(store.accounts().move(ALICE, Account.State.ACTIVE));
    assertTrue(store.accounts().passwordHash(ALICE).isPresent());
  }

  @Test
  void dropsAllOfADeactivatedAccountButItsName(TestStore store) {
    store.user("alice");
    store.devices().open(ALICE, "D", Optional.empty(), NOW);
    Tokens.Issued token =
        store.tokens().issue(ALICE, Optional.of("D"), Optional.empty(), true, NOW);
    Tokens.Issued free = store.tokens().issue(ALICE, Optional.empty(), Optional.empty(), true, NOW);
    store.threePids().add(ALICE, new ThreePid("email", "a@example.org", NOW), NOW);
    store.userData().update(ALICE, "terms", old -> old.with("v", 1));

    assertTrue(store.accounts().move(ALICE, Account.State.DEACTIVATED));

    assertEquals(Account.State.DEACTIVATED, store.accounts().find(ALICE).orElseThrow().state());
    assertEquals(Optional.empty(), store.accounts().passwordHash(ALICE));
    assertEquals(List.of(), store.devices().list(ALICE));
    assertEquals(Optional.empty(), store.tokens().resolve(token.accessToken(), NOW));
    assertEquals(Optional.empty(), store.tokens().resolve(free.accessToken(), NOW));
    assertEquals(
        Optional.empty(),
        store.tokens().refresh(token.refreshToken().orElseThrow(), Optional.empty(), NOW));
    assertEquals(Optional.empty(), store.threePids().owner("email", "a@example.org"));
    assertEquals(Optional.empty(), store.userData().get(ALICE, "terms"));

    assertFalse(store.accounts().move(ALICE, Account.State.ACTIVE));
    assertFalse(store.accounts().move(ALICE, Account.State.DEACTIVATED));
    assertFalse(store.accounts().replacePasswordHash(ALICE, Optional.empty(), Optional.of("new")));
    assertFalse(store.accounts().available(LOUD_ALICE, Optional.empty(), LATER));
    assertFalse(store.accounts().create(account(ALICE), Optional.of("h"), Optional.empty()));
  }

  @Test
  void makesAdministrators(TestStore store) {
    assertFalse(store.accounts().administer(ALICE, true));
    store.user("alice");
    assertTrue(store.accounts().administer(ALICE, true));
    assertEquals(Account.Kind.ADMIN, store.accounts().find(ALICE).orElseThrow().kind());
    assertTrue(store.accounts().administer(ALICE, false));
    assertEquals(Account.Kind.USER, store.accounts().find(ALICE).orElseThrow().kind());
  }
}
