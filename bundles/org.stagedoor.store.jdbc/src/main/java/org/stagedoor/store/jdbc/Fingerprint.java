package org.stagedoor.store.jdbc;

import org.stagedoor.store.jdbc.sql.Sql;

/** By which a database knows the secret that it was made with. */
final class Fingerprint {
  private Fingerprint() {}

  /** Notes that of the first secret; false if there is one already. */
  static boolean note(Sql sql, String fingerprint) {
    return sql.update(
            "insert into meta (name, value) values ('secret', ?) on conflict (name) do nothing",
            fingerprint)
        == 1;
  }

  /**
   * Notes it, or compares it with the one that is there.
   *
   * @throws IllegalStateException if the database was made with another; names PID and key
   */
  static void check(Sql sql, String fingerprint) {
    note(sql, fingerprint);
    if (!fits(sql, fingerprint)) {
      throw new IllegalStateException(
          Settings.PID
              + ": .secret (or the key file) is not the one that this database was made with");
    }
  }

  /** Whether it is the one that is there. */
  static boolean fits(Sql sql, String fingerprint) {
    return sql.find("select value from meta where name = 'secret'", row -> row.getString(1))
        .filter(fingerprint::equals)
        .isPresent();
  }
}
