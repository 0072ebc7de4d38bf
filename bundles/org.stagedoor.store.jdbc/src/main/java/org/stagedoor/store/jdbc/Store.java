package org.stagedoor.store.jdbc;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.store.jdbc.sql.Database;
import org.stagedoor.store.jdbc.sql.Databases;
import org.stagedoor.store.jdbc.sql.NativeLibrary;
import org.stagedoor.store.jdbc.sql.Sql;

/**
 * The database as configured, at this code's schema version. It has the PID of its settings, by
 * which the launcher knows that they are to blame if it can't be opened.
 */
@Component(
    service = {Sql.class, Transactions.class},
    configurationPolicy = ConfigurationPolicy.IGNORE,
    property = Constants.SERVICE_PID + "=" + Settings.PID)
public final class Store implements Sql {
  static final int SCHEMA_VERSION = 3;

  private final Database database;

  /** Called by DS; opens the database, so that a wrong setting is told at once. */
  @Activate
  public Store(@Reference Settings settings) {
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
  public void write(String statement, @Nullable Object... parameters) {
    database.write(statement, parameters);
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
