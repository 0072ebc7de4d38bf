package org.stagedoor.store.jdbc;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.config.LiveSettings;
import org.stagedoor.store.jdbc.sql.Database;
import org.stagedoor.store.jdbc.sql.Databases;
import org.stagedoor.store.jdbc.sql.NativeLibrary;
import org.stagedoor.store.jdbc.sql.Sql;

/** The database as configured, at this code's schema version. */
@Component(
    service = {Sql.class, Transactions.class},
    configurationPid = Settings.PID)
@Designate(ocd = Store.Config.class)
public final class Store implements Sql {
  static final int SCHEMA_VERSION = 3;

  private final Database database;

  /** Configuration of the store. */
  @ObjectClassDefinition(
      id = Settings.PID,
      name = "Stagedoor store",
      description = "Where accounts, devices, tokens and sessions are kept")
  public @interface Config {
    /** Empty for the default. */
    @AttributeDefinition(
        description =
            "jdbc:sqlite:FILE or jdbc:postgresql://HOST/NAME; by default the file stagedoor.db in"
                + " the data directory")
    String url() default "";

    /** For PostgreSQL. */
    @AttributeDefinition(description = "Name to log in to PostgreSQL with")
    String user() default "";

    /** For PostgreSQL. */
    @AttributeDefinition(description = "Password to log in to PostgreSQL with")
    String _password() default "";

    /** Empty for the key file. */
    @AttributeDefinition(
        description =
            "What data is sealed with in the database: at least 32 characters, the same on all"
                + " nodes; by default a key file in the data directory for SQLite, a key in the"
                + " database itself for PostgreSQL")
    String _secret() default "";

    /** 1 to 64. */
    @AttributeDefinition(description = "Connections: SQLite's readers, or all of PostgreSQL's")
    int connections() default Settings.DEFAULT_CONNECTIONS;

    /** 100 to 60000. */
    @AttributeDefinition(description = "Milliseconds to wait for the database before giving up")
    int timeout() default Settings.DEFAULT_TIMEOUT;
  }

  /** Called by DS; opens the database, so that a wrong setting is told at once. */
  @Activate
  public Store(BundleContext context, Map<String, ?> properties) {
    // It tells the log what is in force, and what has no effect. A change makes another store.
    Path data = Settings.data(context);
    Settings settings =
        new LiveSettings<>(Settings.PID, properties, file -> Settings.of(data, file)).current();
    if (settings.target().embedded()) {
      new NativeLibrary(settings.data().resolve("native")).offer();
    }
    this.database = Databases.open(settings.target(), SCHEMA_VERSION, Clock.systemUTC());
  }

  /** Called by DS. */
  @Deactivate
  public void close() {
    database.close();
  }

  @Override
  public int update(String statement, @Nullable Object... parameters) {
    return database.update(statement, parameters);
  }

  @Override
  public <T> List<T> returning(String statement, Reader<T> reader, @Nullable Object... parameters) {
    return database.returning(statement, reader, parameters);
  }

  @Override
  public <T> List<T> list(String statement, Reader<T> reader, @Nullable Object... parameters) {
    return database.list(statement, reader, parameters);
  }

  @Override
  public <T> T required(Supplier<T> work) {
    return database.required(work);
  }

  @Override
  public void afterCommit(Runnable effect) {
    database.afterCommit(effect);
  }
}
