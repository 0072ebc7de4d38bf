package org.stagedoor.store.jdbc.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;

/**
 * PostgreSQL and the databases that speak its language: many writers, which may be in each other's
 * way, and a server that may go away.
 *
 * <p>Transactions are isolated as read committed. That is enough, for nothing is decided by what
 * was read before: each write carries its condition with it ({@code where version = ?}, {@code on
 * conflict do nothing}), which the database judges with the row locked, and looks at how many rows
 * it touched; where several rows belong together, one of them is written first by everybody, and so
 * is their lock. A stricter level would only add conflicts. Databases that know no other, such as
 * CockroachDB, tell of a conflict by 40001, as PostgreSQL does of a deadlock by 40P01: then the
 * transaction is run again, within the time that one waits for the database.
 *
 * <p>So that all of them take the statements, there are no advisory locks, no sequences, and no
 * functions or types beyond what both dialects have.
 */
final class Postgres implements Dialect {
  private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

  /** The server shuts down, has crashed, or is not up yet; or nobody knows whether it is done. */
  private static final Set<String> SHUT = Set.of("57P01", "57P02", "57P03", "57P05", "40003");

  /** A query took too long; the server is a replica, which only reads. */
  private static final Set<String> UNABLE = Set.of("57014", "25006");

  private static final String CONNECTION = "08";
  private static final String RESOURCES = "53";
  private static final String CREDENTIALS = "28";
  private static final String NO_SUCH_DATABASE = "3D000";

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
      // The pool says why it could not connect; if it does not, all of its connections are in use.
      boolean away =
          error.getCause() instanceof SQLException cause && wrongSettings(cause).isEmpty();
      return away ? Verdict.AWAY : Verdict.UNABLE;
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
    return UNABLE.contains(state) || state.startsWith(RESOURCES) ? Verdict.UNABLE : Verdict.BUG;
  }

  @Override
  public boolean remote() {
    return true;
  }

  /** Clients may send U+0000, as in the name of a device, which this one refuses. */
  @Override
  public String fit(String text) {
    return text.replace('\u0000', '\ufffd');
  }

  /** The keys of the settings that are wrong if a connection is refused in this way, if any are. */
  static Optional<String> wrongSettings(SQLException refusal) {
    String state = refusal.getSQLState();
    if (state == null) {
      return Optional.empty();
    }
    if (state.startsWith(CREDENTIALS)) {
      return Optional.of("user, .password");
    }
    return state.equals(NO_SUCH_DATABASE) ? Optional.of("url") : Optional.empty();
  }

  @Override
  public String translate(String schema) {
    return schema.replace("${bytes}", "bytea").replace("${clustered}", "");
  }
}
