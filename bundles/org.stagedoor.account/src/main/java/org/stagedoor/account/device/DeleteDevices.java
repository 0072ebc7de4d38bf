package org.stagedoor.account.device;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Guarded;
import org.stagedoor.api.operation.Operation;

/** {@code POST /delete_devices}: many at once. */
@Component(service = Operation.class)
@Guarded(operation = "delete_devices", grace = true)
@Route(route = "POST /_matrix/client/{v}/delete_devices")
public final class DeleteDevices extends DeviceDeletion {
  /** More than anybody has; bounds the statement that removes them. */
  private static final int MAX = 1000;

  /** Shares the removal with {@link DeleteDevice}. */
  @Activate
  public DeleteDevices(@Reference DeviceRemoval removal) {
    super(removal);
  }

  @Override
  public void validate(Call call) {
    ids(call);
  }

  @Override
  public Dict bound(Call call) {
    return Dict.of("devices", ids(call));
  }

  @Override
  List<String> ids(Call call) {
    List<String> ids = call.fields().texts("devices");
    if (ids.size() > MAX) {
      throw MatrixException.invalid("devices", "must be at most " + MAX);
    }
    return ids;
  }
}
