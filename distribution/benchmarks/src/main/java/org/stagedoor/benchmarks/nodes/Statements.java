package org.stagedoor.benchmarks.nodes;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.stagedoor.cluster.Database;

/**
 * Counts what the nodes ask of the database.
 *
 * @param database where
 */
record Statements(Database database) {
  private static final String COMMITTED =
      "select xact_commit from pg_stat_database where datname = current_database()";

  /** Begins to count. */
  static Statements count(Database database) throws SQLException {
    database.execute("create extension if not exists pg_stat_statements");
    database.execute("select pg_stat_statements_reset()");
    database.execute("select pg_stat_reset()");
    return new Statements(database);
  }

  /** How many that begin with one of some words, per session. */
  String per(int sessions, List<String> words) throws SQLException {
    String any = String.join("|", words);
    long calls =
        database.number(
            "select coalesce(sum(calls), 0) from pg_stat_statements"
                + " where query not like '%pg_stat%' and query ~* '^\\s*("
                + any
                + ")'");
    return String.format(Locale.ROOT, "%.2f", calls / (double) sessions);
  }

  /** How many transactions, single reads included, per session. */
  String transactions(int sessions) throws SQLException {
    return String.format(Locale.ROOT, "%.2f", database.number(COMMITTED) / (double) sessions);
  }
}
