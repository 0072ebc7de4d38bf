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
  private static final String BEGIN = "begin";

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
    try {
      return new Link(pool, connection, dialect, dialect.statements(connection));
    } catch (SQLException | RuntimeException e) {
      pool.giveBack(connection);
      throw e;
    }
  }

  Connection connection() {
    return connection;
  }

  int update(String text, @Nullable Object... parameters) throws SQLException {
    return run(
        text, PreparedStatement::executeUpdate, PreparedStatement::getUpdateCount, parameters);
  }

  <T> List<T> query(String text, Sql.Reader<T> reader, @Nullable Object... parameters)
      throws SQLException {
    return run(
        text,
        statement -> read(statement.executeQuery(), reader),
        statement -> read(statement.getResultSet(), reader),
        parameters);
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

  /**
   * Begins a transaction, together with its first statement. PostgreSQL's driver would send its own
   * {@code BEGIN} as a message that the server answers by itself, which wakes both sides once more.
   */
  void begin() {
    parcel.add(BEGIN);
  }

  /** Commits, on the same way as what was left for later. */
  void commit() throws SQLException {
    if (parcel.isOnly(BEGIN)) {
      parcel.empty();
    } else {
      parcel.add("commit");
      send();
    }
  }

  /** Undoes all since {@link #begin}. */
  void rollback() throws SQLException {
    if (!parcel.empty().beginsWith(BEGIN)) {
      update("rollback");
    }
  }

  private void send() throws SQLException {
    Parcel full = parcel.empty();
    prepared(full.text(), PreparedStatement::execute, full.parameters());
  }

  /** Reads to the very end: a write that returns rows is committed by the step after the last. */
  private static <T> List<T> read(ResultSet open, Sql.Reader<T> reader) throws SQLException {
    try (ResultSet result = open) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(reader.read(result));
      }
      return rows;
    }
  }

  /** Runs a statement behind what was left for later, and waits once. */
  private <T> T run(String text, Run<T> alone, Run<T> last, @Nullable Object... parameters)
      throws SQLException {
    if (parcel.isEmpty()) {
      return prepared(text, alone, parameters);
    }
    parcel.add(text, parameters);
    Parcel full = parcel.empty();
    return prepared(full.text(), statement -> last.on(atLast(statement, full)), full.parameters());
  }

  private static PreparedStatement atLast(PreparedStatement statement, Parcel full)
      throws SQLException {
    statement.execute();
    for (int i = 1; i < full.size(); i++) {
      statement.getMoreResults();
    }
    return statement;
  }

  private <T> T prepared(String text, Run<T> run, @Nullable Object... parameters)
      throws SQLException {
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
