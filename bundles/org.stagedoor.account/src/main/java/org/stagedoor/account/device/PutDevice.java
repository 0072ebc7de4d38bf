package org.stagedoor.account.device;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Audit;
import org.stagedoor.account.login.DeviceWish;
import org.stagedoor.api.account.Device;
import org.stagedoor.api.account.Devices;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;

/**
 * {@code PUT /devices/{device_id}}: gives a device another name; without one nothing changes.
 * Application services, which do not log in, make devices in this way.
 */
@Component
@Route(route = "PUT /_matrix/client/{v}/devices/{device_id}")
public final class PutDevice implements Endpoint {
  private final Devices devices;
  private final Audit audit;

  /** Writes to the store. */
  @Activate
  public PutDevice(@Reference Devices devices, @Reference Audit audit) {
    this.devices = devices;
    this.audit = audit;
  }

  @Override
  public Reply serve(Call call) {
    Optional<String> name = DeviceWish.displayName(call.fields(), "display_name");
    UserId user = call.user().user();
    String id = call.parameter("device_id");
    Optional<Device> there = devices.find(user, id);
    if (there.isPresent()) {
      // Nothing is written or told of a name that it has already.
      if (name.isPresent()
          && !name.equals(there.get().displayName())
          && devices.rename(user, id, name)) {
        audit.done(call, "device.rename", user, Dict.of("device_id", id));
      }
      return Reply.ok();
    }
    if (call.user().kind() != Requester.Kind.APPSERVICE) {
      throw MatrixException.notFound("No such device");
    }
    DeviceWish.checkId(id);
    devices.open(user, id, name, call.now());
    audit.done(call, "device.make", user, Dict.of("device_id", id));
    return new Reply.Json(201, Dict.EMPTY);
  }
}
