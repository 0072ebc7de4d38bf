package org.stagedoor.store.jdbc.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/**
 * PostgreSQL and the databases that speak its language: many writers, which may be in each other's
 * way, and a server that may go away.
 */
final class Postgres implements Dialect {
  private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

  /** The server shuts down, has crashed, or is not up yet. */
  private static final Set<String> SHUT = Set.of("57P01", "57P02", "57P03", "57P05");

  /** A query took too long; the server is a replica, which only reads. */
  private static final Set<String> UNABLE = Set.of("57014", "25006");

  private static final String CONNECTION = "08";
  private static final String RESOURCES = "53";

  @Override
  public Writer writer(Pools pools) {
    return new DirectWriter(pools);
  }

  @Override
  public Statements statements(Connection connection) {
    return new Statements.Fresh(connection);
  }

  @Override
  public Verdict judge(SQLException error) {
    String state = error.getSQLState();
    if (error instanceof SQLTransientConnectionException) {
      return Verdict.AWAY;
    }
    if (state == null) {
      return Verdict.BUG;
    }
    if (CONFLICTS.contains(state)) {
      return Verdict.CONFLICT;
    }
    if (state.startsWith(CONNECTION) || SHUT.contains(state)) {
      return Verdict.LOST;
    }
    return UNABLE.contains(state) || state.startsWith(RESOURCES) ? Verdict.AWAY : Verdict.BUG;
  }

  @Override
  public String translate(String schema) {
    return schema.replace("${bytes}", "bytea").replace("${clustered}", "");
  }
}
