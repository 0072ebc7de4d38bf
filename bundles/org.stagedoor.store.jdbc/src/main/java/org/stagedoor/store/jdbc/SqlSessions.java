package org.stagedoor.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.flow.Sessions;
import org.stagedoor.store.jdbc.sql.Sql;

/** Sessions with progress, each written over the version that was read. */
@Component
public final class SqlSessions implements Sessions {
  private static final String OPEN = "select id, version, data, expires from session";
  private static final String REMOVE = "delete from session where id = ? and version = ?";

  private final Sql sql;

  /** Called by DS. */
  @Activate
  public SqlSessions(@Reference Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<Row> find(String key, Instant now) {
    return sql.find(
        "select id, version, data, expires, sealed from session where id = ? and expires > ?",
        row -> row(row, row.getBytes(5)),
        key,
        now.toEpochMilli());
  }

  private static Row open(ResultSet row) throws SQLException {
    return row(row, null);
  }

  private static Row row(ResultSet row, byte @Nullable [] sealed) throws SQLException {
    return new Row(
        row.getString(1),
        row.getLong(2),
        row.getString(3),
        sealed,
        Instant.ofEpochMilli(row.getLong(4)));
  }

  @Override
  public boolean save(Row row) {
    long expires = row.expires().toEpochMilli();
    if (row.version() == 1) {
      return sql.update(
              "insert into session (id, version, data, sealed, expires) values (?, 1, ?, ?, ?)"
                  + " on conflict (id) do nothing",
              row.key(),
              row.data(),
              row.sealed(),
              expires)
          == 1;
    }
    return sql.update(
            "update session set version = ?, data = ?, sealed = ?, expires = ?"
                + " where id = ? and version = ?",
            row.version(),
            row.data(),
            row.sealed(),
            expires,
            row.key(),
            row.version() - 1)
        == 1;
  }

  @Override
  public boolean remove(String key, long version) {
    return sql.update(REMOVE, key, version) == 1;
  }

  @Override
  public void removeAll(List<Row> rows) {
    sql.required(
        () -> {
          rows.forEach(row -> sql.write(REMOVE, row.key(), row.version()));
          return true;
        });
  }

  @Override
  public List<Row> expired(Instant now, int max) {
    return sql.list(
        OPEN + " where expires <= ? order by expires limit ?",
        SqlSessions::open,
        now.toEpochMilli(),
        max);
  }

  @Override
  public List<Row> live(Instant now, int max) {
    return sql.list(
        OPEN + " where expires > ? order by expires limit ?",
        SqlSessions::open,
        now.toEpochMilli(),
        max);
  }

  @Override
  public long count(Instant now) {
    return sql.find(
            "select count(*) from session where expires > ?",
            row -> row.getLong(1),
            now.toEpochMilli())
        .orElse(0L);
  }
}
