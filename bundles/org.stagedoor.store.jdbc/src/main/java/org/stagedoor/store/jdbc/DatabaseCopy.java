package org.stagedoor.store.jdbc;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.stagedoor.store.jdbc.copy.Copy;
import org.stagedoor.store.jdbc.sql.Database;
import org.stagedoor.store.jdbc.sql.Databases;
import org.stagedoor.store.jdbc.sql.Target;

/**
 * Copies an SQLite file into the PostgreSQL database that is configured, with the secret that both
 * are sealed with: that of a key file goes into the database, where all nodes find it.
 *
 * @param settings the database to copy into
 * @param file the one to copy; its key file, if it has one, is beside it
 */
record DatabaseCopy(Settings settings, Path file) {
  /**
   * Copies, or goes on with it.
   *
   * @return whether both hold the same at the end
   * @throws IllegalStateException if it can't be done; says why
   */
  boolean run(PrintStream out) {
    Target target = settings.target();
    if (target.embedded()) {
      throw new IllegalStateException(
          Settings.PID + ": url names SQLite; set it to the PostgreSQL database to copy into");
    }
    if (!Files.exists(file)) {
      throw new IllegalStateException("there is no database " + file + " to copy (--data, --from)");
    }
    Target from = target.at(Target.SQLITE + file);
    InstantSource clock = InstantSource.system();
    try (Database source = Databases.open(from, Store.SCHEMA_VERSION, clock);
        Database copy = Databases.open(target, Store.SCHEMA_VERSION, clock)) {
      out.println("Copying " + file + " into " + target.shown());
      boolean same = copy(source, copy, out);
      out.println(
          same
              ? "Done: all rows are there, and the same. Start the server now."
              : "The copy is NOT the same as the source. Empty the database and copy again.");
      return same;
    }
  }

  private boolean copy(Database source, Database copy, PrintStream out) {
    byte[] secret = settings.secretBytes().orElseGet(this::keyFile);
    String fingerprint = new AesVault(secret).fingerprint();
    Fingerprint.check(source, fingerprint);
    Runnable last =
        settings.secret().isPresent()
            ? () -> Fingerprint.check(copy, fingerprint)
            : () -> keep(copy, secret);
    return new Copy(source, copy, out).run(fingerprint, last);
  }

  private static void keep(Database copy, byte[] secret) {
    if (!new SharedKey(copy).keep(secret)) {
      throw new IllegalStateException("a server was started on the copy before it was finished");
    }
  }

  /** Never made here: what is sealed in the file would not open with a new one. */
  private byte[] keyFile() {
    Path path = file.resolveSibling("store.key");
    if (!Files.exists(path)) {
      throw new IllegalStateException(
          Settings.PID + ": .secret is not set, and there is no key file " + path);
    }
    return new KeyFile(path).read();
  }
}
