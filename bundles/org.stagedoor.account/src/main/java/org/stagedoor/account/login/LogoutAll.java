package org.stagedoor.account.login;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Audit;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.Devices;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.operation.Endpoint;

/** {@code POST /logout/all}: ends all devices and tokens of the user. */
@Component
@Route(
    route = {"POST /_matrix/client/{v}/logout/all", "POST /_matrix/client/api/v1/logout/all"},
    access = Access.EXPIRED)
public final class LogoutAll implements Endpoint {
  private final Transactions transactions;
  private final Accounts accounts;
  private final Devices devices;
  private final Audit audit;

  /** Removes from the store. */
  @Activate
  public LogoutAll(
      @Reference Transactions transactions,
      @Reference Accounts accounts,
      @Reference Devices devices,
      @Reference Audit audit) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.devices = devices;
    this.audit = audit;
  }

  @Override
  public Reply serve(Call call) {
    UserId user = call.user().user();
    return transactions.required(
        () -> {
          accounts.renew(user);
          devices.removeAll(user, Optional.empty(), Optional.empty());
          audit.done(call, "logout.all", user);
          return Reply.ok();
        });
  }
}
