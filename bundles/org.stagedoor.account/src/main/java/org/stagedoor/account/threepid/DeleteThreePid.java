package org.stagedoor.account.threepid;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Audit;
import org.stagedoor.api.account.ThreePids;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;

/** {@code POST /account/3pid/delete}: whether the user has the identifier or not. */
@Component
@Route(route = "POST /_matrix/client/{v}/account/3pid/delete")
public final class DeleteThreePid implements Endpoint {
  private final ThreePids threePids;
  private final Addresses addresses;
  private final Unbinding unbinding;
  private final Audit audit;

  /** Removes from the store. */
  @Activate
  public DeleteThreePid(
      @Reference ThreePids threePids,
      @Reference Addresses addresses,
      @Reference Unbinding unbinding,
      @Reference Audit audit) {
    this.threePids = threePids;
    this.addresses = addresses;
    this.unbinding = unbinding;
    this.audit = audit;
  }

  @Override
  public Reply serve(Call call) {
    // Of a wrong type it must be told before anything is done.
    call.fields().optionalText("id_server");
    String medium = call.fields().text("medium");
    String address = addresses.canonical(medium, call.fields().text("address"));
    UserId user = call.user().user();
    if (threePids.remove(user, medium, address)) {
      audit.done(call, "3pid.delete", user, Dict.of("medium", medium));
    }
    return unbinding.of(call, medium, address);
  }
}
