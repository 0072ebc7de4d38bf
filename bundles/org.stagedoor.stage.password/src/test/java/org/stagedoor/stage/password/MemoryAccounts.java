package org.stagedoor.stage.password;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.UserId;

/** Accounts in memory, as far as passwords are concerned. */
final class MemoryAccounts implements Accounts {
  private final Map<UserId, Long> generations = new ConcurrentHashMap<>();
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final Map<String, String> hashes = new ConcurrentHashMap<>();

  static UserId user(String id) {
    return UserId.parse(id).orElseThrow();
  }

  void put(String id, Account.State state, Optional<String> hash) {
    UserId user = user(id);
    hash.ifPresent(text -> hashes.put(key(user), text));
    accounts.put(
        key(user), new Account(user, Account.Kind.USER, state, hash.isPresent(), Instant.EPOCH));
  }

  private static String key(UserId user) {
    return user.toString().toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<Account> find(UserId user) {
    return Optional.ofNullable(accounts.get(key(user)));
  }

  @Override
  public Optional<String> passwordHash(UserId user) {
    return Optional.ofNullable(hashes.get(key(user)));
  }

  @Override
  public boolean replacePasswordHash(
      UserId user, Optional<String> expected, Optional<String> replacement) {
    return hashes.replace(key(user), expected.orElseThrow(), replacement.orElseThrow());
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
  public boolean move(UserId user, Account.State state) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean administer(UserId user, boolean admin) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long generation(UserId user) {
    return generations.getOrDefault(user, 0L);
  }

  @Override
  public void renew(UserId user) {
    generations.merge(user, 1L, Long::sum);
  }
}
