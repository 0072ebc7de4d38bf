package org.stagedoor.stage.password;

import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.Passwords;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.MatrixException;

/** The passwords of accounts: looks hashes up, has them checked, and renews old ones. */
final class AccountPasswords implements Passwords {
  private static final Logger LOG = LoggerFactory.getLogger(AccountPasswords.class);

  /** Whose turn it is to have a new password hashed: nobody knows yet who they are. */
  private static final String NEW = "";

  private final Accounts accounts;
  private final PasswordHashing hashing;
  private final HashingThreads threads;

  AccountPasswords(Accounts accounts, PasswordHashing hashing, HashingThreads threads) {
    this.accounts = accounts;
    this.hashing = hashing;
    this.threads = threads;
  }

  @Override
  public String hash(String password) {
    return hash(NEW, password);
  }

  private String hash(String source, String password) {
    byte[] bytes =
        PasswordText.bytes(password)
            .orElseThrow(
                () ->
                    MatrixException.invalid(
                        "password",
                        "must be valid Unicode of at most "
                            + Passwords.MAX_LENGTH
                            + " characters"));
    return threads.run(source, () -> hashing.hash(bytes));
  }

  @Override
  public boolean verify(UserId user, String password) {
    String source = user.toString().toLowerCase(Locale.ROOT);
    Optional<String> stored = accounts.passwordHash(user);
    boolean usable =
        accounts
            .find(user)
            .filter(account -> account.state() != Account.State.DEACTIVATED)
            .isPresent();
    if (stored.isEmpty() || !usable) {
      threads.run(
          source,
          () -> {
            hashing.pretend();
            return false;
          });
      return false;
    }
    boolean right = threads.run(source, () -> hashing.matches(stored.get(), password));
    if (right && !hashing.current(stored.get())) {
      renew(source, user, stored.get(), password);
    }
    return right;
  }

  /** The password is right whether or not its hash can be renewed now: the next time will do. */
  private void renew(String source, UserId user, String stored, String password) {
    try {
      accounts.replacePasswordHash(user, Optional.of(stored), Optional.of(hash(source, password)));
    } catch (MatrixException | StoreUnavailable e) {
      LOG.debug("the password hash of {} was not renewed", user, e);
    }
  }
}
