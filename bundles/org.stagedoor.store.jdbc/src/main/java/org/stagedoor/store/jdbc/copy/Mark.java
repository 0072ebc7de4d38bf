package org.stagedoor.store.jdbc.copy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.stagedoor.store.jdbc.sql.Sql;

/**
 * How far a copy has come, noted in the database that is copied into, with each batch of rows: so a
 * copy that was killed goes on where it was, and no server serves half of a database.
 *
 * @param source what tells the copied database from others
 * @param table how many tables are there wholly
 * @param after the key of the last row of the next table; empty before its first
 */
public record Mark(String source, int table, List<Object> after) {
  private static final String DONE = "done";

  /** Copies the list. */
  public Mark {
    after = List.copyOf(after);
  }

  static Mark start(String source) {
    return new Mark(source, 0, List.of());
  }

  Mark at(List<?> key) {
    return new Mark(source, table, List.copyOf(key));
  }

  Mark nextTable() {
    return new Mark(source, table + 1, List.of());
  }

  /** The mark of an unfinished copy. */
  static Optional<Mark> of(Sql target) {
    return text(target).filter(text -> !text.equals(DONE)).map(Mark::parse);
  }

  /** Whether a copy was finished here. */
  static boolean done(Sql target) {
    return text(target).filter(DONE::equals).isPresent();
  }

  /**
   * Refuses a database with half of a copy.
   *
   * @throws IllegalStateException if a copy has begun and not ended; names PID and key
   */
  public static void refuseHalf(Sql sql) {
    if (of(sql).isPresent()) {
      throw new IllegalStateException(
          "org.stagedoor.store: url: a copy into this database was begun and not finished;"
              + " run bin/stagedoor db copy again");
    }
  }

  private static Optional<String> text(Sql sql) {
    return sql.find("select value from meta where name = 'copy'", row -> row.getString(1));
  }

  void begin(Sql target) {
    target.update(
        "insert into meta (name, value) values ('copy', ?) on conflict (name) do nothing", text());
  }

  /** Moves on, unless another copy has: false then. */
  boolean move(Sql target, Mark next) {
    return replace(target, next.text());
  }

  boolean finish(Sql target) {
    return replace(target, DONE);
  }

  private boolean replace(Sql target, String next) {
    return target.update(
            "update meta set value = ? where name = 'copy' and value = ?", next, text())
        == 1;
  }

  private String text() {
    List<String> words = new ArrayList<>(List.of(source, Integer.toString(table)));
    for (Object part : after) {
      words.add(part instanceof Number ? "i" + part : "t" + encoded((String) part));
    }
    return String.join(" ", words);
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Mark parse(String text) {
    String[] words = text.split(" ", -1);
    List<Object> after = new ArrayList<>();
    for (String word : List.of(words).subList(2, words.length)) {
      String value = word.substring(1);
      after.add(
          word.startsWith("i")
              ? (Object) Long.valueOf(value)
              : new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8));
    }
    return new Mark(words[0], Integer.parseInt(words[1]), after);
  }
}
