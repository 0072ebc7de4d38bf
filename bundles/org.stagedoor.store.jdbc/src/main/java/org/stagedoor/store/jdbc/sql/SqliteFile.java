package org.stagedoor.store.jdbc.sql;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Opens the pools of an SQLite file: one connection that writes, several that read.
 *
 * @param file the database file; made if it is not there, with its directory, for its owner only
 * @param parameters what follows the file in the address, from the question mark; may be empty
 * @param readers how many connections read
 * @param patience how long to wait for a connection, or for another process' write
 */
record SqliteFile(Path file, String parameters, int readers, Duration patience) {
  private static final int WRITER_CACHE_KIB = 8192;
  private static final int READER_CACHE_KIB = 2048;

  /** When a commit copies to the database what {@link Checkpoints} has not copied yet. */
  private static final int CHECKPOINT_PAGES = 4000;

  static SqliteFile of(Target target) {
    int end = target.url().indexOf('?');
    return new SqliteFile(
        target.file().orElseThrow(),
        end < 0 ? "" : target.url().substring(end),
        target.connections(),
        target.patience());
  }

  Pools open() {
    try {
      make();
    } catch (IOException e) {
      throw new IllegalArgumentException("can't make the file " + file + ": " + e, e);
    }
    if (!Files.isWritable(file) || !Files.isWritable(file.getParent())) {
      throw new IllegalArgumentException("can't write " + file + " and beside it");
    }
    Pool writers = pool("writer", 1, WRITER_CACHE_KIB, "pragma query_only=off");
    try {
      return new Pools(
          new Sqlite(),
          writers,
          pool("reader", readers, READER_CACHE_KIB, "pragma query_only=on"),
          patience);
    } catch (RuntimeException e) {
      writers.close();
      throw e;
    }
  }

  /** SQLite gives the files that it makes beside this one the same permissions. */
  private void make() throws IOException {
    Files.createDirectories(file.getParent());
    try {
      Files.createFile(file, OwnerOnly.attributes());
    } catch (FileAlreadyExistsException e) {
      return;
    }
  }

  private Pool pool(String name, int size, int cacheKib, String first) {
    SQLiteConfig settings = new SQLiteConfig();
    settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
    settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    settings.setBusyTimeout((int) patience.toMillis());
    settings.enforceForeignKeys(true);
    settings.setTempStore(SQLiteConfig.TempStore.MEMORY);
    settings.setCacheSize(-cacheKib);
    settings.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(CHECKPOINT_PAGES));
    SQLiteDataSource source = new SQLiteDataSource(settings);
    source.setUrl(Target.SQLITE + file + parameters);
    HikariConfig config = new HikariConfig();
    config.setPoolName("stagedoor-" + name);
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setIdleTimeout(0);
    config.setMaxLifetime(0);
    config.setConnectionTimeout(patience.toMillis());
    config.setConnectionInitSql(first);
    return new Pool(config);
  }
}
