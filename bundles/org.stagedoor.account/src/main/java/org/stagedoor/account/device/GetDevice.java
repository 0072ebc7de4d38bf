package org.stagedoor.account.device;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Devices;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.operation.Endpoint;

/** {@code GET /devices/{device_id}}: one of one's own; those of others are unknown here. */
@Component
@Route(route = "GET /_matrix/client/{v}/devices/{device_id}")
public final class GetDevice implements Endpoint {
  private final Devices devices;

  /** Reads from the store. */
  @Activate
  public GetDevice(@Reference Devices devices) {
    this.devices = devices;
  }

  @Override
  public Reply serve(Call call) {
    return devices
        .find(call.user().user(), call.parameter("device_id"))
        .map(device -> Reply.ok(DeviceView.of(device)))
        .orElseThrow(() -> MatrixException.notFound("No such device"));
  }
}
