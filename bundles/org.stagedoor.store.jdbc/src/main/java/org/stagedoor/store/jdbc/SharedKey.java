package org.stagedoor.store.jdbc;

import java.security.SecureRandom;
import java.util.Base64;
import org.stagedoor.store.jdbc.sql.Sql;

/**
 * A secret in the database itself, made by the first node that wants it, so that a node needs to be
 * told of the database only. It lies there in clear: who reads the whole database can open what is
 * sealed in it. Who does not want that sets a secret.
 *
 * @param sql the database
 */
record SharedKey(Sql sql) {
  private static final int BYTES = 32;

  /**
   * The secret.
   *
   * @throws IllegalStateException if the database was made with a secret that was set; names PID
   *     and key
   */
  byte[] read() {
    byte[] drawn = new byte[BYTES];
    new SecureRandom().nextBytes(drawn);
    return sql.required(() -> keep(drawn) ? drawn : kept());
  }

  /**
   * Keeps a secret, unless the database was made with one already.
   *
   * @return whether it is the database's now
   */
  boolean keep(byte[] secret) {
    return sql.required(
        () ->
            Fingerprint.note(sql, new AesVault(secret).fingerprint())
                && sql.update(
                        "insert into meta (name, value) values ('key', ?)",
                        Base64.getEncoder().encodeToString(secret))
                    == 1);
  }

  private byte[] kept() {
    return sql.find("select value from meta where name = 'key'", row -> row.getString(1))
        .map(text -> Base64.getDecoder().decode(text))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    Settings.PID + ": .secret is not set, but this database was made with one"));
  }
}
