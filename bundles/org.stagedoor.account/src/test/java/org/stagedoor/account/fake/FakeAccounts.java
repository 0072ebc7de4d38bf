package org.stagedoor.account.fake;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.UserId;

/** Accounts in memory. */
public final class FakeAccounts implements Accounts {
  private final Map<UserId, Long> generations = new ConcurrentHashMap<>();
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final Map<String, String> hashes = new LinkedHashMap<>();
  private final Map<String, String> holds = new LinkedHashMap<>();

  /** Makes an account with a password. */
  public UserId add(String name, String password) {
    UserId user = new UserId(name, FakeServer.NAME);
    Account account =
        new Account(user, Account.Kind.USER, Account.State.ACTIVE, true, Instant.EPOCH);
    create(account, Optional.of(FakePasswords.hashed(password)), Optional.empty());
    return user;
  }

  private static String key(UserId user) {
    return user.toString().toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<Account> find(UserId user) {
    return Optional.ofNullable(accounts.get(key(user)));
  }

  @Override
  public boolean available(UserId user, Optional<String> session, Instant now) {
    @Nullable String holder = holds.get(key(user));
    return !accounts.containsKey(key(user))
        && (holder == null || session.filter(holder::equals).isPresent());
  }

  @Override
  public boolean hold(UserId user, String session, Instant until, Instant now) {
    if (!available(user, Optional.of(session), now)) {
      return false;
    }
    holds.values().remove(session);
    holds.put(key(user), session);
    return true;
  }

  @Override
  public boolean create(Account account, Optional<String> hash, Optional<String> session) {
    if (!available(account.user(), session, account.created())) {
      return false;
    }
    accounts.put(key(account.user()), account);
    hash.ifPresent(value -> hashes.put(key(account.user()), value));
    return true;
  }

  @Override
  public Optional<String> passwordHash(UserId user) {
    return Optional.ofNullable(hashes.get(key(user)));
  }

  @Override
  public boolean replacePasswordHash(
      UserId user, Optional<String> expected, Optional<String> replacement) {
    if (!passwordHash(user).equals(expected)) {
      return false;
    }
    hashes.remove(key(user));
    replacement.ifPresent(hash -> hashes.put(key(user), hash));
    return true;
  }

  @Override
  public boolean move(UserId user, Account.State state) {
    @Nullable Account old = accounts.get(key(user));
    if (old == null || old.state() == Account.State.DEACTIVATED) {
      return false;
    }
    accounts.put(
        key(user), new Account(old.user(), old.kind(), state, old.hasPassword(), old.created()));
    return true;
  }

  @Override
  public boolean administer(UserId user, boolean admin) {
    @Nullable Account old = accounts.get(key(user));
    if (old == null) {
      return false;
    }
    Account.Kind kind = admin ? Account.Kind.ADMIN : Account.Kind.USER;
    accounts.put(
        key(user), new Account(old.user(), kind, old.state(), old.hasPassword(), old.created()));
    return true;
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
