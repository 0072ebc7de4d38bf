package org.stagedoor.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Device;
import org.stagedoor.api.account.Devices;
import org.stagedoor.api.account.UserId;
import org.stagedoor.store.jdbc.sql.Sql;

/** Devices; a token refers to its device, so that the database ends the one with the other. */
@Component
public final class SqlDevices implements Devices {
  private static final String COLUMNS =
      "select id, display_name, seen_address, seen_at from device";

  private final Sql sql;
  private final LastSeen lastSeen;

  /** Called by DS. */
  @Activate
  public SqlDevices(@Reference Sql sql, @Reference LastSeen lastSeen) {
    this.sql = sql;
    this.lastSeen = lastSeen;
  }

  @Override
  public List<Device> list(UserId user) {
    return sql.list(
        COLUMNS + " where account = ? order by created, id",
        SqlDevices::device,
        AccountName.of(user));
  }

  @Override
  public Optional<Device> find(UserId user, String deviceId) {
    return sql.find(
        COLUMNS + " where account = ? and id = ?",
        SqlDevices::device,
        AccountName.of(user),
        deviceId);
  }

  private static Device device(ResultSet row) throws SQLException {
    Optional<String> address = Optional.ofNullable(row.getString(3));
    Optional<Instant> seen =
        Optional.of(row.getLong(4)).filter(at -> at != 0).map(Instant::ofEpochMilli);
    return new Device(row.getString(1), Optional.ofNullable(row.getString(2)), address, seen);
  }

  @Override
  public void open(UserId user, String deviceId, Optional<String> displayName, Instant now) {
    String name = AccountName.of(user);
    sql.required(
        () -> {
          // First the device, as its row is what others wait for who open it now.
          sql.write(
              "insert into device (account, id, display_name, created) values (?, ?, ?, ?)"
                  + " on conflict (account, id) do nothing",
              name,
              deviceId,
              displayName.orElse(null),
              now.toEpochMilli());
          sql.write("delete from token where account = ? and device = ?", name, deviceId);
          return true;
        });
  }

  @Override
  public boolean rename(UserId user, String deviceId, Optional<String> displayName) {
    return sql.update(
            "update device set display_name = ? where account = ? and id = ?",
            displayName.orElse(null),
            AccountName.of(user),
            deviceId)
        == 1;
  }

  @Override
  public void remove(UserId user, Collection<String> deviceIds) {
    String name = AccountName.of(user);
    List<String> ids = List.copyOf(deviceIds);
    sql.required(
        () -> {
          ids.forEach(id -> sql.write("delete from device where account = ? and id = ?", name, id));
          return true;
        });
  }

  @Override
  public void removeAll(
      UserId user, Optional<String> exceptDevice, Optional<String> exceptTokenId) {
    String name = AccountName.of(user);
    sql.required(
        () -> {
          sql.write(
              "delete from device where account = ? and id <> ?", name, exceptDevice.orElse(""));
          sql.write(
              "delete from token where account = ? and device is null and id <> ?",
              name,
              exceptTokenId.orElse(""));
          return true;
        });
  }

  @Override
  public void seen(UserId user, String deviceId, String address, Instant now) {
    lastSeen.note(AccountName.of(user), deviceId, address, now);
  }
}
