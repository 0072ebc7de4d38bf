package org.stagedoor.store.jdbc.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Opens the pools of an SQLite file: one connection that writes, several that read.
 *
 * @param file the database file; made if it is not there, with its directory
 * @param readers how many connections read
 * @param patience how long to wait for a connection, or for another process' write
 */
record SqliteFile(Path file, int readers, Duration patience) {
  private static final int WRITER_CACHE_KIB = 8192;
  private static final int READER_CACHE_KIB = 2048;
  private static final int CHECKPOINT_PAGES = 4000;

  Pools open() {
    Path directory = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new IllegalArgumentException("can't make the directory " + directory, e);
    }
    if (!Files.isWritable(directory) || (Files.exists(file) && !Files.isWritable(file))) {
      throw new IllegalArgumentException("can't write " + file.toAbsolutePath());
    }
    HikariDataSource writers = pool("writer", 1, WRITER_CACHE_KIB, "pragma query_only=off");
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

  private HikariDataSource pool(String name, int size, int cacheKib, String first) {
    SQLiteConfig settings = new SQLiteConfig();
    settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
    settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    settings.setBusyTimeout((int) patience.toMillis());
    settings.enforceForeignKeys(true);
    settings.setTempStore(SQLiteConfig.TempStore.MEMORY);
    settings.setCacheSize(-cacheKib);
    settings.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(CHECKPOINT_PAGES));
    SQLiteDataSource source = new SQLiteDataSource(settings);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    HikariConfig config = new HikariConfig();
    config.setPoolName("stagedoor-" + name);
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(size);
    config.setMaxLifetime(0);
    config.setConnectionTimeout(patience.toMillis());
    config.setConnectionInitSql(first);
    return new HikariDataSource(config);
  }
}
