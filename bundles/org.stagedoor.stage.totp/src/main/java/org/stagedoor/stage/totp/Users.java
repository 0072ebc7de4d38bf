package org.stagedoor.stage.totp;

import java.util.Optional;
import java.util.function.Function;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Server;

/**
 * Finds whom an operator names: {@code alice} or {@code @alice:example.org}.
 *
 * @param accounts those of this server
 * @param server whose name is left out of the short form
 */
record Users(Function<UserId, Optional<Account>> accounts, Server server) {
  /**
   * The user of an account that is not gone.
   *
   * @throws IllegalArgumentException if there is none
   */
  UserId find(String name) {
    String id = name.startsWith("@") ? name : "@" + name + ":" + server.name();
    return UserId.parse(id)
        .flatMap(accounts)
        .filter(account -> account.state() != Account.State.DEACTIVATED)
        .map(Account::user)
        .orElseThrow(() -> new IllegalArgumentException("there is no user " + id));
  }
}
