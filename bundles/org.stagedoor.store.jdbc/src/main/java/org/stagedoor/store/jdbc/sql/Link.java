package org.stagedoor.store.jdbc.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection while one thread has it; closing gives it back. */
final class Link implements AutoCloseable {
  private final Pool pool;
  private final Connection connection;
  private final Dialect dialect;
  private final Statements statements;
  private final Parcel parcel = new Parcel();

  private Link(Pool pool, Connection connection, Dialect dialect, Statements statements) {
    this.pool = pool;
    this.connection = connection;
    this.dialect = dialect;
    this.statements = statements;
  }

  /** Takes a connection out of a pool, for which it may have to wait. */
  static Link take(Pool pool, Dialect dialect) throws SQLException {
    Connection connection = pool.take();
    return new Link(pool, connection, dialect, dialect.statements(connection));
  }

  Connection connection() {
    return connection;
  }

  int update(String text, @Nullable Object... parameters) throws SQLException {
    send();
    return run(text, PreparedStatement::executeUpdate, parameters);
  }

  <T> List<T> query(String text, Sql.Reader<T> reader, @Nullable Object... parameters)
      throws SQLException {
    send();
    return run(text, statement -> read(statement, reader), parameters);
  }

  /** Runs a statement now or, if the way is long, together with what comes next. */
  boolean later(String text, @Nullable Object... parameters) throws SQLException {
    if (dialect.remote()) {
      parcel.add(text, parameters);
      if (parcel.isFull()) {
        send();
      }
    } else {
      update(text, parameters);
    }
    return true;
  }

  /** Commits, on the same way as what was left for later. */
  void commit() throws SQLException {
    if (!parcel.isEmpty()) {
      parcel.add("commit");
      send();
    }
    // Or else the pool would not know; if it is done, this asks nobody.
    connection.commit();
  }

  private void send() throws SQLException {
    if (!parcel.isEmpty()) {
      Parcel full = parcel.empty();
      run(full.text(), PreparedStatement::execute, full.parameters());
    }
  }

  /** Reads to the very end: a write that returns rows is committed by the step after the last. */
  private static <T> List<T> read(PreparedStatement statement, Sql.Reader<T> reader)
      throws SQLException {
    try (ResultSet result = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(reader.read(result));
      }
      return rows;
    }
  }

  private <T> T run(String text, Run<T> run, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = statements.take(text);
    boolean sound = false;
    try {
      for (int i = 0; i < parameters.length; i++) {
        Object value = parameters[i];
        statement.setObject(i + 1, value instanceof String clear ? dialect.fit(clear) : value);
      }
      T result = run.on(statement);
      sound = true;
      return result;
    } finally {
      statements.giveBack(text, statement, sound);
    }
  }

  @Override
  public void close() throws SQLException {
    pool.giveBack(connection);
  }

  private interface Run<T> {
    T on(PreparedStatement statement) throws SQLException;
  }
}
