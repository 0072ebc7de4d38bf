package org.stagedoor.account.fake;

import java.util.ArrayList;
import java.util.List;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.Passwords;
import org.stagedoor.api.account.UserId;

/** Passwords that are hardly hashed, and remember whom they were asked about. */
public final class FakePasswords implements Passwords {
  private final Accounts accounts;
  private final List<UserId> verified = new ArrayList<>();

  FakePasswords(Accounts accounts) {
    this.accounts = accounts;
  }

  static String hashed(String password) {
    return "hash of " + password;
  }

  /** Whose passwords were checked, in order. */
  public List<UserId> verified() {
    return List.copyOf(verified);
  }

  @Override
  public String hash(String password) {
    return hashed(password);
  }

  @Override
  public boolean verify(UserId user, String password) {
    verified.add(user);
    return accounts
        .find(user)
        .filter(account -> account.state() != Account.State.DEACTIVATED)
        .flatMap(account -> accounts.passwordHash(user))
        .filter(hashed(password)::equals)
        .isPresent();
  }
}
