package org.stagedoor.store.jdbc.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to the schema version of this code: the files {@code schema-1.sql}, {@code
 * schema-2.sql} and so on, each in a transaction of its own and once only. Nodes that start
 * together need no lock: the first to note a version runs its file, the others wait for that row
 * and pass on.
 *
 * <p>Nodes of two adjacent versions share a database during an upgrade, so a file must leave the
 * statements of the version before it working, and their rows readable: it expands. New tables; new
 * columns that may be null or have a default; new indexes that are not unique. What the older code
 * still uses is dropped, renamed or narrowed no sooner than in the version after the one that has
 * stopped using it: that contracts. Tests run the frozen statements of the older version on the new
 * schema.
 */
final class Schema {
  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

  private final Sql sql;
  private final Dialect dialect;
  private final InstantSource clock;
  private final IntFunction<String> files;

  /**
   * The schema files in use.
   *
   * @param files the text of each version's file
   */
  Schema(Sql sql, Dialect dialect, InstantSource clock, IntFunction<String> files) {
    this.sql = sql;
    this.dialect = dialect;
    this.clock = clock;
    this.files = files;
  }

  /**
   * Brings the database up to a version.
   *
   * @param target the newest version that this code knows
   * @throws IllegalStateException if the database is more than one version ahead: versions next to
   *     each other work side by side, others need not
   */
  void migrate(int target) {
    int current = version();
    if (current > target + 1) {
      throw new IllegalStateException(
          "the database has schema version %d, this program knows %d: use a newer program"
              .formatted(current, target));
    }
    for (int next = current + 1; next <= target; next++) {
      apply(next);
    }
  }

  /** Two nodes may make the table at one moment, of which PostgreSQL tells the slower off. */
  private int version() {
    try {
      sql.update(
          "create table if not exists schema_version"
              + " (version bigint primary key, applied bigint not null)");
    } catch (IllegalStateException e) {
      LOG.debug("Another node may have been faster", e);
    }

    return sql.find(
            "select coalesce(max(version), 0) from schema_version", row -> (int) row.getLong(1))
        .orElse(0);
  }

  private void apply(int version) {
    boolean mine =
        sql.required(
            () -> {
              int noted =
                  sql.update(
                      "insert into schema_version (version, applied) values (?, ?)"
                          + " on conflict (version) do nothing",
                      (long) version,
                      clock.millis());
              if (noted == 1) {
                statements(version).forEach(sql::update);
              }
              return noted == 1;
            });
    if (mine) {
      LOG.info("The database has schema version {} now", version);
    }
  }

  /** The statements of a file: comments are whole lines, statements end with a semicolon. */
  private List<String> statements(int version) {
    String text = dialect.translate(files.apply(version)).replaceAll("(?m)^\\s*--.*$", "");
    return Arrays.stream(text.split(";", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  /** The file that this bundle has for a version. */
  static String file(int version) {
    String name = "schema-" + version + ".sql";
    try (InputStream in = Schema.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
