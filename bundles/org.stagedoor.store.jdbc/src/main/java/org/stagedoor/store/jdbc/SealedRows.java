package org.stagedoor.store.jdbc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.json.Dict;
import org.stagedoor.store.jdbc.sql.Sql;

/**
 * Objects in rows of their own, sealed: read, changed, and written if nobody else wrote in between.
 */
final class SealedRows {
  private static final int MAX_RUNS = 100;

  private final Sql sql;
  private final SealedJson json;
  private final String table;
  private final List<String> columns;
  private final String matching;

  /**
   * The rows of a table.
   *
   * @param table has a {@code version} and a {@code content} beside its key
   * @param columns of its key
   */
  SealedRows(Sql sql, SealedJson json, String table, String... columns) {
    this.sql = sql;
    this.json = json;
    this.table = table;
    this.columns = List.of(columns);
    this.matching =
        Arrays.stream(columns)
            .map(column -> column + " = ?")
            .collect(Collectors.joining(" and ", " where ", ""));
  }

  Optional<Dict> get(String... key) {
    return find(List.of(key)).map(Kept::content);
  }

  private Optional<Kept> find(List<String> key) {
    return sql.find(
        "select version, content from " + table + matching,
        row -> new Kept(row.getLong(1), json.open(place(key), row.getBytes(2))),
        key.toArray());
  }

  private static String place(List<String> key) {
    return String.join(" ", key);
  }

  /** Changes an object in one step against all others; returns what is kept then. */
  Dict update(UnaryOperator<Dict> change, String... key) {
    for (int run = 0; run < MAX_RUNS; run++) {
      // A transaction has the row to itself where writers come one by one, so that the first run
      // does it; elsewhere the version tells that another came in between.
      Optional<Dict> kept = sql.required(() -> once(List.of(key), change));
      if (kept.isPresent()) {
        return kept.get();
      }
    }
    throw new StoreUnavailable(
        "too many change it at once", new ConcurrentModificationException(table));
  }

  private Optional<Dict> once(List<String> key, UnaryOperator<Dict> change) {
    Kept kept = find(key).orElse(new Kept(0, Dict.EMPTY));
    Dict next = change.apply(kept.content());
    return next.equals(kept.content()) || write(key, kept.version(), next)
        ? Optional.of(next)
        : Optional.empty();
  }

  private boolean write(List<String> key, long version, Dict next) {
    if (next.isEmpty()) {
      return run("delete from " + table + matching + " and version = ?", key, version);
    }
    byte[] content = json.seal(place(key), next);
    if (version == 0) {
      return run(insert(), key, content);
    }
    List<Object> parameters = new ArrayList<>(List.of(version + 1, content));
    parameters.addAll(key);
    return run(
        "update " + table + " set version = ?, content = ?" + matching + " and version = ?",
        parameters,
        version);
  }

  private String insert() {
    String names = String.join(", ", columns);
    String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
    return "insert into %s (%s, version, content) values (%s, 1, ?) on conflict (%s) do nothing"
        .formatted(table, names, marks, names);
  }

  private boolean run(String statement, List<?> parameters, Object last) {
    List<Object> all = new ArrayList<>(parameters);
    all.add(last);
    return sql.update(statement, all.toArray()) == 1;
  }

  private record Kept(long version, Dict content) {}
}
