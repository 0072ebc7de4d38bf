package org.stagedoor.account.device;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Devices;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;

/** {@code GET /devices}. */
@Component
@Route(route = "GET /_matrix/client/{v}/devices")
public final class ListDevices implements Endpoint {
  private final Devices devices;

  /** Reads from the store. */
  @Activate
  public ListDevices(@Reference Devices devices) {
    this.devices = devices;
  }

  @Override
  public Reply serve(Call call) {
    return Reply.ok(
        Dict.of("devices", devices.list(call.user().user()).stream().map(DeviceView::of).toList()));
  }
}
