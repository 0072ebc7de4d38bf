package org.stagedoor.store.jdbc.copy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stagedoor.store.jdbc.sql.Sql;

/**
 * A table that is copied row by row.
 *
 * @param name its name
 * @param key the columns of its key, which come first
 * @param rest its other columns
 */
record Table(String name, List<String> key, List<String> rest) {
  /** All tables but those that a database has about itself; who is referred to comes first. */
  static final List<Table> ALL =
      List.of(
          of("account", 1, "name", "user_id", "kind", "state", "password", "created", "generation"),
          of("name_hold", 1, "name", "session", "held_until"),
          of("device", 2, "account", "id", "display_name", "seen_address", "seen_at", "created"),
          of(
              "token", 1, "id", "account", "device", "issued", "expires", "family", "refresh",
              "pending"),
          of("threepid", 2, "medium", "address", "account", "validated", "added"),
          of("user_data", 2, "account", "name", "version", "content"),
          of("nonce", 1, "id", "owner", "kept_until"),
          of("session", 1, "id", "version", "data", "sealed", "expires"),
          of("outbox", 1, "id", "topic", "content", "due", "attempts"),
          of("counter", 1, "id", "empty_at"),
          of("sealing_key", 1, "number", "secret", "created"),
          of("bundle_data", 1, "name", "version", "content"));

  private static Table of(String name, int keys, String... columns) {
    List<String> all = List.of(columns);
    return new Table(name, all.subList(0, keys), all.subList(keys, all.size()));
  }

  List<String> columns() {
    List<String> all = new ArrayList<>(key);
    all.addAll(rest);
    return all;
  }

  long count(Sql sql) {
    return sql.find("select count(*) from " + name, row -> row.getLong(1)).orElse(0L);
  }

  /**
   * The rows that follow a key, in the order that the database gives to keys.
   *
   * @param after the key; empty to begin
   */
  List<Row> page(Sql sql, List<?> after, int max) {
    String keys = String.join(", ", key);
    String where = after.isEmpty() ? "" : " where (%s) > (%s)".formatted(keys, marks(key.size()));
    List<Object> parameters = new ArrayList<>(after);
    parameters.add(max);
    return sql.list(
        "select %s from %s%s order by %s limit ?"
            .formatted(String.join(", ", columns()), name, where, keys),
        this::row,
        parameters.toArray());
  }

  private Row row(ResultSet row) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    for (int column = 1; column <= key.size() + rest.size(); column++) {
      values.add(row.getObject(column));
    }
    return new Row(Collections.unmodifiableList(values), key.size());
  }

  /** Adds rows by one statement. */
  void insert(Sql sql, List<Row> rows) {
    String one = "(" + marks(key.size() + rest.size()) + ")";
    sql.update(
        "insert into %s (%s) values %s"
            .formatted(
                name,
                String.join(", ", columns()),
                rows.stream().map(row -> one).collect(Collectors.joining(", "))),
        rows.stream().flatMap(row -> row.values().stream()).toArray());
  }

  private static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }
}
