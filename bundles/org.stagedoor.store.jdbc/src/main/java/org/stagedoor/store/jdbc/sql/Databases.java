package org.stagedoor.store.jdbc.sql;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.time.InstantSource;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.StoreUnavailable;

/** Opens databases. */
public final class Databases {
  /** What messages about settings begin with. */
  static final String PID = "org.stagedoor.store: ";

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
    Outage outage = new Outage();
    Database plain = new Database(pools, outage);
    Schema schema = new Schema(plain, pools.dialect(), clock, Schema::file);
    Preparation migration = new Preparation(() -> schema.migrate(schemaVersion), target.patience());
    try {
      prepare(target, migration);
      return new Database(pools, migration, outage);
    } catch (RuntimeException e) {
      pools.close();
      throw refusal(e);
    }
  }

  /**
   * Opens a database as it is, whatever its schema version; to be looked at.
   *
   * @throws IllegalStateException if it can't be opened; names PID and key
   */
  public static Database look(Target target) {
    return new Database(pools(target), new Outage());
  }

  /** The schema version of a database; empty if there are no tables yet. */
  public static OptionalInt version(Database database) {
    return database.has("schema_version")
        ? database
            .find("select max(version) from schema_version", row -> OptionalInt.of(row.getInt(1)))
            .orElse(OptionalInt.empty())
        : OptionalInt.empty();
  }

  /** It is no use to wait for a file; a server may come back. */
  private static void prepare(Target target, Preparation migration) {
    try {
      migration.done();
    } catch (StoreUnavailable e) {
      if (target.embedded()) {
        throw e;
      }
      LOG.debug("Prepared when it is back", e);
    }
  }

  private static Pools pools(Target target) {
    try {
      return target.embedded() ? SqliteFile.of(target).open() : new PostgresServer(target).open();
    } catch (PoolInitializationException | IllegalArgumentException e) {
      throw refusal(e);
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          PID + "url: the bundle of PostgreSQL's driver is not installed", e);
    }
  }

  private static IllegalStateException refusal(RuntimeException cause) {
    String message = String.valueOf(cause.getMessage());
    return new IllegalStateException(
        message.startsWith(PID) ? message : PID + "url: " + message, cause);
  }
}
