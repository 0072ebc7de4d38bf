package org.stagedoor.api.account;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The port to the devices of users. Its general contract is that of {@link Accounts}. */
@ProviderType
public interface Devices {
  /** The devices of a user, the oldest first. */
  List<Device> list(UserId user);

  /** One device of a user. */
  Optional<Device> find(UserId user, String deviceId);

  /**
   * Makes a device, or takes up the one that has this id: that one keeps its name, and its tokens
   * end.
   *
   * @param displayName the name of a new device
   */
  void open(UserId user, String deviceId, Optional<String> displayName, Instant now);

  /** Renames a device; false if there is none. */
  boolean rename(UserId user, String deviceId, Optional<String> displayName);

  /** Removes devices with their tokens; ids without a device are passed over. */
  void remove(UserId user, Collection<String> deviceIds);

  /**
   * Removes all devices with their tokens, and all tokens without a device, except the device and
   * the token named.
   */
  void removeAll(UserId user, Optional<String> exceptDevice, Optional<String> exceptTokenId);

  /**
   * Notes that a device was used. Returns at once: kept in memory, written in batches, and lost if
   * the process is killed.
   */
  void seen(UserId user, String deviceId, String address, Instant now);
}
