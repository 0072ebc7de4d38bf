package org.stagedoor.account.admin;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Audit;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Server;

/** Locks accounts and unlocks them: their tokens rest meanwhile, and are good again afterwards. */
@Component(service = Locks.class)
public final class Locks {
  private final Accounts accounts;
  private final Transactions transactions;
  private final Server server;
  private final Audit audit;

  /** Moves accounts in the store. */
  @Activate
  public Locks(
      @Reference Accounts accounts,
      @Reference Transactions transactions,
      @Reference Server server,
      @Reference Audit audit) {
    this.accounts = accounts;
    this.transactions = transactions;
    this.server = server;
    this.audit = audit;
  }

  /**
   * Whether the account that the path names is locked.
   *
   * @throws MatrixException 400 {@code M_INVALID_PARAM} for a user of another server, 404 {@code
   *     M_NOT_FOUND} if there is none, or no more, 403 {@code M_FORBIDDEN} for an administrator,
   *     herself included
   */
  boolean locked(Call call) {
    return find(call).state() == Account.State.LOCKED;
  }

  /** Moves the account; whoever asks twice has it once. */
  void lock(Call call, boolean locked) {
    transactions.required(
        () -> {
          Account account = find(call);
          Account.State state = locked ? Account.State.LOCKED : Account.State.ACTIVE;
          if (account.state() != state) {
            accounts.move(account.user(), state);
            audit.done(call, locked ? "lock" : "unlock", account.user());
          }
          return state;
        });
  }

  private Account find(Call call) {
    UserId user =
        UserId.parse(call.parameter("user_id"))
            .filter(id -> id.server().equals(server.name()))
            .orElseThrow(
                () -> MatrixException.invalid("user_id", "must be of a user of this server"));
    Account account =
        accounts
            .find(user)
            .filter(found -> found.state() != Account.State.DEACTIVATED)
            .orElseThrow(() -> MatrixException.notFound("No such user"));
    if (account.kind() == Account.Kind.ADMIN) {
      throw MatrixException.forbidden("Administrators can't lock each other out");
    }
    return account;
  }
}
