package org.stagedoor.account.threepid;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.operation.Endpoint;

/** {@code POST /account/3pid/unbind}: where this server bound it. */
@Component
@Route(route = "POST /_matrix/client/{v}/account/3pid/unbind")
public final class UnbindThreePid implements Endpoint {
  private final Addresses addresses;
  private final Unbinding unbinding;

  /** Shares the unbinding with {@link DeleteThreePid}. */
  @Activate
  public UnbindThreePid(@Reference Addresses addresses, @Reference Unbinding unbinding) {
    this.addresses = addresses;
    this.unbinding = unbinding;
  }

  @Override
  public Reply serve(Call call) {
    String medium = call.fields().text("medium");
    return unbinding.of(call, medium, addresses.canonical(medium, call.fields().text("address")));
  }
}
