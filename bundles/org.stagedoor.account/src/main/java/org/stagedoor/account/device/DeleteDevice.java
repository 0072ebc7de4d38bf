package org.stagedoor.account.device;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.login.DeviceWish;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Guarded;
import org.stagedoor.api.operation.Operation;

/** {@code DELETE /devices/{device_id}}: whether the device exists or not. */
@Component(service = Operation.class)
@Guarded(operation = "delete_device", grace = true)
@Route(route = "DELETE /_matrix/client/{v}/devices/{device_id}")
public final class DeleteDevice extends DeviceDeletion {
  /** Shares the removal with {@link DeleteDevices}. */
  @Activate
  public DeleteDevice(@Reference DeviceRemoval removal) {
    super(removal);
  }

  /** Any id that a device could have will do, but a session must not grow with the path. */
  @Override
  public void validate(Call call) {
    DeviceWish.checkId(call.parameter("device_id"));
  }

  /** The device is named by the path, which is bound already. */
  @Override
  public Dict bound(Call call) {
    return Dict.EMPTY;
  }

  @Override
  List<String> ids(Call call) {
    return List.of(call.parameter("device_id"));
  }
}
