package org.stagedoor.account.deactivation;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Audit;
import org.stagedoor.account.Owner;
import org.stagedoor.account.OwnersOperation;
import org.stagedoor.account.threepid.Unbinding;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Guarded;
import org.stagedoor.api.operation.Operation;

/**
 * {@code POST /account/deactivate}: the account's addresses, devices, tokens, password and data are
 * gone, and its id is nobody's ever again.
 */
@Component(service = Operation.class)
@Guarded(operation = "deactivate")
@Route(route = "POST /_matrix/client/{v}/account/deactivate", access = Access.OPTIONAL)
public final class Deactivate extends OwnersOperation {
  private final Accounts accounts;
  private final Unbinding unbinding;
  private final Audit audit;

  /** Writes to the store. */
  @Activate
  public Deactivate(
      @Reference Accounts accounts,
      @Reference Owner owner,
      @Reference Unbinding unbinding,
      @Reference Audit audit) {
    super(owner, "deactivate", List.of("erase", "id_server"));
    this.accounts = accounts;
    this.unbinding = unbinding;
    this.audit = audit;
  }

  @Override
  protected void check(Call call) {
    call.fields().optionalText("id_server");
    call.fields().flag("erase", false);
  }

  @Override
  protected Effect effect(Call call, UserId user) {
    boolean erase = call.fields().flag("erase", false);
    // Others are not asked in a transaction; nor afterwards, when nobody knows whom to ask.
    Dict unbound = unbinding.all(user);
    return () -> {
      accounts.move(user, Account.State.DEACTIVATED);
      audit.done(call, "deactivate", user, Dict.of("erase", erase));
      return Operation.done(Reply.ok(unbound));
    };
  }
}
