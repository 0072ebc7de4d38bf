package org.stagedoor.console;

import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Server;

/** Finds whom an operator names: {@code alice} or {@code @alice:example.org}. */
final class Users {
  private final Accounts accounts;
  private final Server server;

  Users(Accounts accounts, Server server) {
    this.accounts = accounts;
    this.server = server;
  }

  /**
   * The account, one that is not gone.
   *
   * @throws IllegalArgumentException if there is none
   */
  Account find(String name) {
    String id = name.startsWith("@") ? name : "@" + name + ":" + server.name();
    return UserId.parse(id)
        .flatMap(accounts::find)
        .filter(account -> account.state() != Account.State.DEACTIVATED)
        .orElseThrow(() -> new IllegalArgumentException("there is no user " + id));
  }
}
