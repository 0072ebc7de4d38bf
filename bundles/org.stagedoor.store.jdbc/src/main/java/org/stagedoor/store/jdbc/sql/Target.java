package org.stagedoor.store.jdbc.sql;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Which database, and how to go about it.
 *
 * @param url its JDBC address
 * @param user whom to log in as; may be empty
 * @param password with which password
 * @param connections how many: readers of SQLite, or all
 * @param patience how long to wait before the database counts as away
 */
public record Target(String url, String user, String password, int connections, Duration patience) {
  /** What the address of a file begins with. */
  public static final String SQLITE = "jdbc:sqlite:";

  static final String POSTGRESQL = "jdbc:postgresql:";

  /** Whether there is a dialect for an address. */
  public static boolean understands(String url) {
    return url.startsWith(SQLITE) || url.startsWith(POSTGRESQL);
  }

  /** Whether it is a file of this process, not a server. */
  public boolean embedded() {
    return url.startsWith(SQLITE);
  }

  /** The same but for the address. */
  public Target at(String other) {
    return new Target(other, user, password, connections, patience);
  }

  /** The file of an embedded database. */
  public Optional<Path> file() {
    return embedded()
        ? Optional.of(Path.of(shown().substring(SQLITE.length())).toAbsolutePath())
        : Optional.empty();
  }

  /** The address without its parameters, which may be secret. */
  public String shown() {
    int end = url.indexOf('?');
    return end < 0 ? url : url.substring(0, end);
  }

  /** Without what is secret, which an address may be, too. */
  @Override
  public String toString() {
    return "Target[connections=" + connections + ", patience=" + patience + "]";
  }
}
