package org.stagedoor.store.jdbc;

import java.util.Locale;
import org.stagedoor.api.account.UserId;

/** The key of an account: its user id with the local part folded, since case does not count. */
final class AccountName {
  private AccountName() {}

  static String of(UserId user) {
    return "@" + user.localpart().toLowerCase(Locale.ROOT) + ":" + user.server();
  }
}
