package org.stagedoor.store.jdbc.sql;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.time.InstantSource;

/** Opens databases. */
public final class Databases {
  private Databases() {}

  /**
   * Opens a database and brings it to a schema version.
   *
   * @throws IllegalStateException if it can't be opened, or is too new; names PID and key
   */
  public static Database open(Target target, int schemaVersion, InstantSource clock) {
    Pools pools = pools(target);
    Database database = new Database(pools);
    try {
      new Schema(database, pools.dialect(), clock, Schema::file).migrate(schemaVersion);
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw new IllegalStateException("org.stagedoor.store: url: " + e.getMessage(), e);
    }
  }

  private static Pools pools(Target target) {
    try {
      if (target.url().startsWith(Target.SQLITE)) {
        return SqliteFile.of(target).open();
      }
      throw new IllegalArgumentException("no driver for it is here");
    } catch (PoolInitializationException | IllegalArgumentException e) {
      throw new IllegalStateException("org.stagedoor.store: url: " + e.getMessage(), e);
    }
  }
}
