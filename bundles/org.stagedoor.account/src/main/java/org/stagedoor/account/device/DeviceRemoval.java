package org.stagedoor.account.device;

import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Audit;
import org.stagedoor.account.Purpose;
import org.stagedoor.api.account.Device;
import org.stagedoor.api.account.Devices;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Operation;

/** Removes devices and says so. */
@Component(service = DeviceRemoval.class)
public final class DeviceRemoval {
  private final Devices devices;
  private final Audit audit;

  /** Removes from the store. */
  @Activate
  public DeviceRemoval(@Reference Devices devices, @Reference Audit audit) {
    this.devices = devices;
    this.audit = audit;
  }

  /** Ids of which there is no device are passed over: what was asked for is the case. */
  Operation.Effect of(List<String> ids, Call call) {
    UserId user = call.user().user();
    return () -> {
      devices.remove(user, ids);
      audit.done(call, "device.remove", user, Dict.of("devices", ids));
      return Operation.done(Reply.ok());
    };
  }

  /** A single device by its name for people, since ids mean nothing to them. */
  String words(UserId user, List<String> ids, Locale locale) {
    Purpose purpose = new Purpose(locale);
    if (ids.size() != 1) {
      return purpose.say("devices.remove", ids.size());
    }
    String id = ids.get(0);
    return purpose.say(
        "device.remove",
        Purpose.quoted(devices.find(user, id).flatMap(Device::displayName).orElse(id)));
  }
}
