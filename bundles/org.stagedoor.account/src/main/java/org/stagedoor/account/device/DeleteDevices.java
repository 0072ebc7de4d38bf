package org.stagedoor.account.device;

import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.operation.Guarded;
import org.stagedoor.api.operation.Operation;

/** {@code POST /delete_devices}: many at once. */
@Component
@Guarded(operation = "delete_devices", grace = true)
@Route(route = "POST /_matrix/client/{v}/delete_devices")
public final class DeleteDevices implements Operation {
  /** More than anybody has; bounds the statement that removes them. */
  private static final int MAX = 1000;

  private final DeviceRemoval removal;

  /** Shares the removal with {@link DeleteDevice}. */
  @Activate
  public DeleteDevices(@Reference DeviceRemoval removal) {
    this.removal = removal;
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
  public String purpose(Call call, Locale locale) {
    return removal.words(call.user().user(), ids(call), locale);
  }

  @Override
  public boolean exempt(Call call) {
    return call.user().kind() == Requester.Kind.APPSERVICE;
  }

  @Override
  public Effect prepare(Call call, Grant grant) {
    return removal.of(ids(call), call);
  }

  private static List<String> ids(Call call) {
    List<String> ids = call.fields().texts("devices");
    if (ids.size() > MAX) {
      throw MatrixException.invalid("devices", "must be at most " + MAX);
    }
    return ids;
  }
}
