package org.stagedoor.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stagedoor.store.jdbc.sql.Sql;

/** Writes down each statement with its parameters and with what came of it. */
final class Recording implements Sql {
  private final Sql sql;
  private final StringBuilder text = new StringBuilder();

  Recording(Sql sql) {
    this.sql = sql;
  }

  String text() {
    return text.toString();
  }

  @Override
  public int update(String statement, @Nullable Object... parameters) {
    int touched = sql.update(statement, parameters);
    write("update", statement, parameters, List.of("i" + touched));
    return touched;
  }

  @Override
  public <T> List<T> returning(String statement, Reader<T> reader, @Nullable Object... parameters) {
    List<String> rows = new ArrayList<>();
    List<T> result = sql.returning(statement, row -> both(row, rows, reader), parameters);
    write("returning", statement, parameters, rows);
    return result;
  }

  @Override
  public <T> List<T> list(String statement, Reader<T> reader, @Nullable Object... parameters) {
    List<String> rows = new ArrayList<>();
    List<T> result = sql.list(statement, row -> both(row, rows, reader), parameters);
    write("list", statement, parameters, rows);
    return result;
  }

  private static <T> T both(ResultSet row, List<String> rows, Reader<T> reader)
      throws SQLException {
    rows.add(FrozenStatement.row(row));
    return reader.read(row);
  }

  private void write(
      String kind, String statement, @Nullable Object[] parameters, List<String> results) {
    text.append(new FrozenStatement(kind, statement, List.of(words(parameters)), results).text());
  }

  private static String[] words(@Nullable Object[] parameters) {
    String[] words = new String[parameters.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = FrozenStatement.word(parameters[i]);
    }
    return words;
  }

  @Override
  public <T> T required(Supplier<T> work) {
    return sql.required(work);
  }

  @Override
  public void afterCommit(Runnable effect) {
    sql.afterCommit(effect);
  }
}
