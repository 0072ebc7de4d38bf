package org.stagedoor.store.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stagedoor.store.jdbc.sql.Sql;

/**
 * A statement as an older version has run it.
 *
 * @param kind the method
 * @param statement its text
 * @param parameters in words: a letter for the kind, then the value
 * @param results the rows that came of it, in words between tabs; or how many were touched
 */
record FrozenStatement(
    String kind, String statement, List<String> parameters, List<String> results) {

  /** Reads what {@link #text} wrote. */
  static List<FrozenStatement> parse(String text) {
    List<FrozenStatement> statements = new ArrayList<>();
    for (String part : text.split("\n\n", -1)) {
      List<String> lines = part.lines().toList();
      if (lines.isEmpty()) {
        continue;
      }
      String[] first = lines.get(0).split(" ", 2);
      statements.add(
          new FrozenStatement(
              first[0], first[1], marked(lines, "  with "), marked(lines, "  came ")));
    }
    return statements;
  }

  private static List<String> marked(List<String> lines, String mark) {
    return lines.stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()))
        .toList();
  }

  String text() {
    StringBuilder text = new StringBuilder(kind + " " + statement + "\n");
    parameters.forEach(word -> text.append("  with ").append(word).append('\n'));
    results.forEach(row -> text.append("  came ").append(row).append('\n'));
    return text.append('\n').toString();
  }

  /** Runs it, and returns what comes of it now. */
  List<String> run(Sql sql) {
    @Nullable Object[] values = parameters.stream().map(FrozenStatement::value).toArray();
    return switch (kind) {
      case "update" -> List.of("i" + sql.update(statement, values));
      case "returning" -> sql.returning(statement, FrozenStatement::row, values);
      default -> sql.list(statement, FrozenStatement::row, values);
    };
  }

  static String row(ResultSet row) throws SQLException {
    List<String> words = new ArrayList<>();
    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
      words.add(word(row.getObject(column)));
    }
    return String.join("\t", words);
  }

  static String word(@Nullable Object value) {
    if (value == null) {
      return "n";
    }
    if (value instanceof Boolean yes) {
      return yes ? "i1" : "i0";
    }
    if (value instanceof Number number) {
      return "i" + number.longValue();
    }
    return value instanceof byte[] bytes
        ? "b" + HexFormat.of().formatHex(bytes)
        : "t" + value.toString().getBytes(StandardCharsets.UTF_8).length + ":" + value;
  }

  private static @Nullable Object value(String word) {
    String rest = word.substring(1);
    return switch (word.charAt(0)) {
      case 'n' -> null;
      case 'i' -> number(Long.parseLong(rest));
      case 'b' -> HexFormat.of().parseHex(rest);
      default -> rest.substring(rest.indexOf(':') + 1);
    };
  }

  /** A function may take an int only, and a column that is wider takes one, too. */
  private static Number number(long value) {
    if (value == (int) value) {
      return (int) value;
    }
    return value;
  }
}
