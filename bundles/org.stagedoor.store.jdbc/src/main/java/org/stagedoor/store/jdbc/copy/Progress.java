package org.stagedoor.store.jdbc.copy;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Tells people how far a copy has come, a line each second at most. */
final class Progress {
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private final PrintStream out;
  private String table = "";
  private long rows;
  private long told = System.nanoTime();

  Progress(PrintStream out) {
    this.out = out;
  }

  void goesOn() {
    out.println("A copy was begun here before; it goes on.");
  }

  void copied(String name, int more, LongSupplier total) {
    if (!name.equals(table)) {
      table = name;
      rows = 0;
    }
    rows += more;
    long now = System.nanoTime();
    if (now - told > PAUSE_NANOS) {
      told = now;
      out.printf("  %-14s %,12d of %,d rows copied%n", name, rows, total.getAsLong());
    }
  }

  void compared(String name, Content here, Content there) {
    if (here.equals(there)) {
      out.printf("  %-14s %,12d rows, the same in both%n", name, here.rows());
    } else {
      out.printf(
          "  %-14s %,12d rows, but %,d in the copy, or others%n", name, here.rows(), there.rows());
    }
  }
}
