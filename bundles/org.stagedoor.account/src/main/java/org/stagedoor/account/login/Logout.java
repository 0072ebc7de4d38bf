package org.stagedoor.account.login;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Audit;
import org.stagedoor.api.account.Devices;
import org.stagedoor.api.account.Tokens;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.operation.Endpoint;

/** {@code POST /logout}: ends the token that asks, with its device. */
@Component
@Route(
    route = {"POST /_matrix/client/{v}/logout", "POST /_matrix/client/api/v1/logout"},
    access = Access.EXPIRED)
public final class Logout implements Endpoint {
  private final Transactions transactions;
  private final Devices devices;
  private final Tokens tokens;
  private final Audit audit;

  /** Removes from the store. */
  @Activate
  public Logout(
      @Reference Transactions transactions,
      @Reference Devices devices,
      @Reference Tokens tokens,
      @Reference Audit audit) {
    this.transactions = transactions;
    this.devices = devices;
    this.tokens = tokens;
    this.audit = audit;
  }

  @Override
  public Reply serve(Call call) {
    Requester requester = call.user();
    return transactions.required(
        () -> {
          tokens.revoke(requester.tokenId());
          requester.device().ifPresent(device -> devices.remove(requester.user(), List.of(device)));
          audit.done(call, "logout", requester.user());
          return Reply.ok();
        });
  }
}
