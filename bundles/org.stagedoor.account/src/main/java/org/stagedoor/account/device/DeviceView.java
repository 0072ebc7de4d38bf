package org.stagedoor.account.device;

import org.stagedoor.api.account.Device;
import org.stagedoor.api.json.Dict;

/** How a device is shown to its user. */
final class DeviceView {
  private DeviceView() {}

  static Dict of(Device device) {
    Dict view = Dict.of("device_id", device.id());
    if (device.displayName().isPresent()) {
      view = view.with("display_name", device.displayName().get());
    }
    if (device.lastSeenAddress().isPresent()) {
      view = view.with("last_seen_ip", device.lastSeenAddress().get());
    }
    if (device.lastSeen().isPresent()) {
      view = view.with("last_seen_ts", device.lastSeen().get().toEpochMilli());
    }
    return view;
  }
}
