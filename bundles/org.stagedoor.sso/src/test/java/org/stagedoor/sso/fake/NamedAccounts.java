package org.stagedoor.sso.fake;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.UserId;

/** Accounts that are there and no more. */
public final class NamedAccounts implements Accounts {
  private final Map<UserId, Account> accounts = new HashMap<>();

  /** With nobody. */
  public NamedAccounts() {}

  /** Makes one. */
  public void add(UserId user, Account.State state) {
    add(new Account(user, Account.Kind.USER, state, false, Instant.EPOCH));
  }

  /** Makes one of any kind. */
  public void add(Account account) {
    accounts.put(account.user(), account);
  }

  @Override
  public Optional<Account> find(UserId user) {
    return Optional.ofNullable(accounts.get(user));
  }

  @Override
  public boolean available(UserId user, Optional<String> session, Instant now) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean hold(UserId user, String session, Instant until, Instant now) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean create(Account account, Optional<String> hash, Optional<String> session) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<String> passwordHash(UserId user) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean replacePasswordHash(
      UserId user, Optional<String> expected, Optional<String> replacement) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long generation(UserId user) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void renew(UserId user) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean move(UserId user, Account.State state) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean administer(UserId user, boolean admin) {
    throw new UnsupportedOperationException();
  }
}
