package org.stagedoor.store.jdbc.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.account.Transactions;

/**
 * Runs statements, each in the transaction of the calling thread or else as a transaction of its
 * own. What the ports are built on, and how they reach one database together. Any thread may call.
 *
 * <p>A parameter is a {@code String}, a {@code Long}, an {@code Integer}, a {@code byte[]} or null.
 * Every method throws {@link org.stagedoor.api.account.StoreUnavailable} when the database is away.
 */
public interface Sql extends Transactions {
  /** Runs a statement that writes, and returns how many rows it touched. */
  int update(String statement, @Nullable Object... parameters);

  /**
   * Runs a statement that writes, when nobody asks how many rows it touched. In a transaction it
   * may be sent along with what comes next, with the commit at the latest; what is wrong with it is
   * thrown then.
   */
  default void write(String statement, @Nullable Object... parameters) {
    update(statement, parameters);
  }

  /** Runs a statement that writes and returns rows. */
  <T> List<T> returning(String statement, Reader<T> reader, @Nullable Object... parameters);

  /** Runs a statement that only reads. */
  <T> List<T> list(String statement, Reader<T> reader, @Nullable Object... parameters);

  /** Runs a statement that only reads; the first of its rows. */
  default <T> Optional<T> find(String statement, Reader<T> reader, @Nullable Object... parameters) {
    return list(statement, reader, parameters).stream().findFirst();
  }

  /**
   * Makes a value of the row that a result stands at.
   *
   * @param <T> the value's type
   */
  @FunctionalInterface
  interface Reader<T> {
    /** Reads one row; must not move on. */
    T read(ResultSet row) throws SQLException;
  }
}
