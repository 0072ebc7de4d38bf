package org.stagedoor.account.fake;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stagedoor.api.account.Device;
import org.stagedoor.api.account.Devices;
import org.stagedoor.api.account.UserId;

/** Devices in memory. */
public final class FakeDevices implements Devices {
  private final Map<UserId, Map<String, Device>> devices = new LinkedHashMap<>();
  private final FakeTokens tokens;

  FakeDevices(FakeTokens tokens) {
    this.tokens = tokens;
  }

  private Map<String, Device> of(UserId user) {
    return devices.computeIfAbsent(user, any -> new LinkedHashMap<>());
  }

  /** The ids of a user's devices. */
  public List<String> ids(UserId user) {
    return List.copyOf(of(user).keySet());
  }

  @Override
  public List<Device> list(UserId user) {
    return List.copyOf(of(user).values());
  }

  @Override
  public Optional<Device> find(UserId user, String deviceId) {
    return Optional.ofNullable(of(user).get(deviceId));
  }

  @Override
  public void open(UserId user, String deviceId, Optional<String> displayName, Instant now) {
    tokens.endDevice(user, deviceId);
    of(user)
        .putIfAbsent(
            deviceId, new Device(deviceId, displayName, Optional.empty(), Optional.empty()));
  }

  @Override
  public boolean rename(UserId user, String deviceId, Optional<String> displayName) {
    return of(user)
            .computeIfPresent(
                deviceId,
                (id, old) -> new Device(id, displayName, old.lastSeenAddress(), old.lastSeen()))
        != null;
  }

  @Override
  public void remove(UserId user, Collection<String> deviceIds) {
    deviceIds.forEach(id -> tokens.endDevice(user, id));
    of(user).keySet().removeAll(deviceIds);
  }

  @Override
  public void removeAll(UserId user, Optional<String> device, Optional<String> token) {
    tokens.endAll(user, token);
    of(user).keySet().removeIf(id -> device.filter(id::equals).isEmpty());
  }

  @Override
  public void seen(UserId user, String deviceId, String address, Instant now) {
    of(user)
        .computeIfPresent(
            deviceId,
            (id, old) -> new Device(id, old.displayName(), Optional.of(address), Optional.of(now)));
  }
}
