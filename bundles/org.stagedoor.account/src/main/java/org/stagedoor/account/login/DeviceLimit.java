package org.stagedoor.account.login;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.stagedoor.api.account.AuditTrail;
import org.stagedoor.api.account.Device;
import org.stagedoor.api.account.Devices;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;

/**
 * Bounds the devices of a user: a new one lets those go that were not seen for longest. To refuse
 * the log-in instead would let whoever knows the password, or a script that never logs out, keep
 * the user from logging in; and who can log in can end all devices by {@code POST /logout/all}
 * anyway.
 */
final class DeviceLimit {
  private final Devices devices;
  private final AuditTrail audit;

  DeviceLimit(Devices devices, AuditTrail audit) {
    this.devices = devices;
    this.audit = audit;
  }

  /**
   * Makes room for a device, unless the user has it already; in the transaction that opens it.
   *
   * @param most how many there may be then, at least 1; a few more if they are opened at once
   */
  void makeRoom(UserId user, String id, int most, Instant now) {
    List<Device> all = devices.list(user);
    int excess = all.size() - most + 1;
    if (excess <= 0 || all.stream().anyMatch(device -> device.id().equals(id))) {
      return;
    }
    // Of the older half: that one of the newer was seen may not be noted yet.
    List<String> resting =
        all.subList(0, Math.max(excess, all.size() / 2)).stream()
            .sorted(Comparator.comparing(device -> device.lastSeen().orElse(Instant.EPOCH)))
            .limit(excess)
            .map(Device::id)
            .toList();
    devices.remove(user, resting);
    audit.done(
        new AuditTrail.Deed(
            "device.remove",
            Optional.of(user),
            Optional.empty(),
            Optional.empty(),
            now,
            Dict.of("devices", resting, "most", most)));
  }
}
