package org.stagedoor.store.jdbc.copy;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.stagedoor.store.jdbc.sql.Sql;

/**
 * Copies all tables, in batches that are each a transaction with a {@link Mark} of how far it has
 * come; then reads both databases and compares them. May be killed at any time and run again. The
 * source is locked meanwhile: who writes in it has to wait, and gives up after a time. Used by one
 * thread.
 */
public final class Copy {
  private static final int BATCH = 1000;
  private static final int STATEMENT = 100;

  private final Sql source;
  private final Sql target;
  private final Progress progress;

  /**
   * A copy from an embedded database into any.
   *
   * @param out is told in plain words what is done
   */
  public Copy(Sql source, Sql target, PrintStream out) {
    this.source = source;
    this.target = target;
    this.progress = new Progress(out);
  }

  /**
   * Copies what is not copied yet.
   *
   * @param identity tells the source from others; without blanks
   * @param last has to be done in the target when all is there, and in the same transaction
   * @return whether both hold the same at the end
   * @throws IllegalStateException if the target is not empty, or has half of another copy
   */
  public boolean run(String identity, Runnable last) {
    return source.required(() -> locked(identity, last));
  }

  private boolean locked(String identity, Runnable last) {
    Mark mark = begin(identity);
    while (mark.table() < Table.ALL.size()) {
      mark = step(mark);
    }
    boolean same = compare();
    if (same) {
      Mark end = mark;
      target.required(
          () -> {
            last.run();
            return end.finish(target);
          });
    }
    return same;
  }

  private Mark begin(String identity) {
    Optional<Mark> left = Mark.of(target);
    if (left.isEmpty()) {
      refuseForeign();
      Mark.start(identity).begin(target);
    } else if (!left.get().source().equals(identity)) {
      throw new IllegalStateException("half of a copy of another database lies there");
    } else {
      progress.goesOn();
    }
    return current();
  }

  private void refuseForeign() {
    if (Mark.done(target)) {
      throw new IllegalStateException("it was copied already; nothing was done");
    }
    for (Table table : Table.ALL) {
      long rows = table.count(target);
      if (rows > 0) {
        throw new IllegalStateException(
            "the database to copy into must be empty, but its table %s has %,d rows"
                .formatted(table.name(), rows));
      }
    }
  }

  private Mark current() {
    return Mark.of(target).orElseThrow(() -> new IllegalStateException("another copy has ended"));
  }

  /**
   * Copies the next batch; if another copy, perhaps a dying one, was quicker, goes on from that.
   */
  private Mark step(Mark mark) {
    Table table = Table.ALL.get(mark.table());
    List<Row> rows = table.page(source, mark.after(), BATCH);
    Mark next = rows.isEmpty() ? mark.nextTable() : mark.at(rows.get(rows.size() - 1).key());
    boolean moved = target.required(() -> mark.move(target, next) && insert(table, rows));
    if (!moved) {
      return current();
    }
    progress.copied(table.name(), rows.size(), () -> table.count(source));
    return next;
  }

  private boolean insert(Table table, List<Row> rows) {
    for (int from = 0; from < rows.size(); from += STATEMENT) {
      table.insert(target, rows.subList(from, Math.min(from + STATEMENT, rows.size())));
    }
    return true;
  }

  private boolean compare() {
    boolean same = true;
    for (Table table : Table.ALL) {
      Content here = Content.of(table, source);
      Content there = Content.of(table, target);
      progress.compared(table.name(), here, there);
      same &= here.equals(there);
    }
    return same;
  }
}
