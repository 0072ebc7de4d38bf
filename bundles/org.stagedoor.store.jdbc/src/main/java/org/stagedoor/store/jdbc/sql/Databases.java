package org.stagedoor.store.jdbc.sql;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.StoreUnavailable;

/** Opens databases. */
public final class Databases {
  private static final Logger LOG = LoggerFactory.getLogger(Databases.class);

  private Databases() {}

  /**
   * Opens a database and brings it to a schema version. If its server is away, that is done as soon
   * as it is back.
   *
   * @throws IllegalStateException if it can't be opened, or is too new; names PID and key
   */
  public static Database open(Target target, int schemaVersion, InstantSource clock) {
    Pools pools = pools(target);
    Database plain = new Database(pools, new Preparation(() -> {}, Duration.ZERO));
    Schema schema = new Schema(plain, pools.dialect(), clock, Schema::file);
    Preparation migration = new Preparation(() -> schema.migrate(schemaVersion), target.patience());
    try {
      prepare(target, migration);
      return new Database(pools, migration);
    } catch (RuntimeException e) {
      pools.close();
      throw refusal(e);
    }
  }

  private static void prepare(Target target, Preparation migration) {
    try {
      migration.done();
    } catch (StoreUnavailable e) {
      if (target.embedded()) {
        throw e;
      }
      LOG.warn("It will be asked again when it is needed: {}", e.getMessage());
    }
  }

  private static Pools pools(Target target) {
    try {
      return target.embedded() ? SqliteFile.of(target).open() : new PostgresServer(target).open();
    } catch (PoolInitializationException | IllegalArgumentException e) {
      throw refusal(e);
    }
  }

  private static IllegalStateException refusal(RuntimeException cause) {
    return new IllegalStateException("org.stagedoor.store: url: " + cause.getMessage(), cause);
  }
}
