package org.stagedoor.store.jdbc.sql;

import java.sql.SQLException;

/**
 * Something to do with a connection.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
interface Work<T> {
  T on(Link link) throws SQLException;
}
