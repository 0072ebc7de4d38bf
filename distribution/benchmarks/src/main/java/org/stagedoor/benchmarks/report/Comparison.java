package org.stagedoor.benchmarks.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.stagedoor.benchmarks.figures.Figure;
import org.stagedoor.benchmarks.figures.Findings;
import org.stagedoor.benchmarks.figures.Sense;
import org.stagedoor.benchmarks.figures.Words;
import org.stagedoor.benchmarks.statistics.Change;
import org.stagedoor.benchmarks.statistics.Change.Kind;
import org.stagedoor.benchmarks.statistics.Change.Verdict;

/**
 * A later run beside an earlier one.
 *
 * @param rows what became of each figure that both runs have, the worse ones first
 * @param drift how much quicker the machine was in the later run
 * @param sameMachine whether the same was measured on the same machine
 * @param disturbed whether others were busy on it in one of the runs
 */
public record Comparison(List<Row> rows, Drift drift, boolean sameMachine, boolean disturbed) {
  private static final List<String> TIMES = List.of("/s", "s", "ms", "µs");

  /**
   * What became of one figure.
   *
   * @param before the earlier one
   * @param after the later one
   * @param change what the difference means
   */
  public record Row(Figure before, Figure after, Change change) {}

  /** Compares two runs; figures that only one of them has are left out. */
  public static Comparison of(List<Findings> earlier, List<Findings> later) {
    Map<String, Figure> before = new HashMap<>();
    earlier.forEach(one -> one.figures().forEach(figure -> before.put(figure.id(), figure)));
    Drift drift = Drift.of(before, later);
    List<Row> rows = new ArrayList<>();
    for (Findings one : later) {
      for (Figure after : one.figures()) {
        Figure was = before.get(after.id());
        if (was != null && (after.sense() == Sense.HIGHER || after.sense() == Sense.LOWER)) {
          rows.add(new Row(was, after, judged(was, after, drift)));
        }
      }
    }
    rows.sort(Comparator.comparing(row -> row.change().verdict() != Verdict.WORSE));
    return new Comparison(
        List.copyOf(rows),
        drift,
        sameMachine(earlier, later),
        Stream.concat(earlier.stream(), later.stream())
            .anyMatch(one -> one.circumstances().disturbed()));
  }

  private static Change judged(Figure before, Figure after, Drift drift) {
    boolean timed = TIMES.contains(after.unit());
    double factor = timed ? drift.correction(after) : 1;
    List<Double> corrected = after.samples().stream().map(sample -> sample * factor).toList();
    return Change.of(
        before.samples(),
        corrected,
        after.sense() == Sense.HIGHER,
        timed || after.unit().isEmpty() ? Kind.TIMED : Kind.COUNTED);
  }

  private static boolean sameMachine(List<Findings> earlier, List<Findings> later) {
    return later.stream()
        .allMatch(
            one ->
                earlier.stream()
                    .filter(other -> other.benchmark().equals(one.benchmark()))
                    .allMatch(other -> other.circumstances().sameMachine(one.circumstances())));
  }

  /** How many figures became worse. */
  public long worse() {
    return rows.stream().filter(row -> row.change().verdict() == Verdict.WORSE).count();
  }

  /** The whole as a page. */
  public String markdown() {
    StringBuilder page = new StringBuilder("# Compared with an earlier run\n\n");
    page.append(drift.words()).append(' ');
    if (!sameMachine) {
      page.append("**Machine, system, Java, load generator or plan are not the same: what differs")
          .append(" below may be theirs.** ");
    }
    if (disturbed) {
      page.append("**Others were busy on the machine: what differs below may be theirs.** ");
    }
    page.append("What is called noise is within the spread of the rounds, or of two runs of one")
        .append(" version. What was timed fewer than five times is told, not judged.\n\n")
        .append("| what | before | after | after : before, corrected | verdict |\n")
        .append("|---|---|---|---|---|\n");
    for (Row row : rows) {
      page.append(
          "| %s | %s | %s | %s | %s |%n"
              .formatted(
                  row.after().what(),
                  Words.value(row.before()),
                  Words.value(row.after()),
                  Words.number(row.change().ratio()),
                  words(row.change().verdict())));
    }
    return page.toString();
  }

  private static String words(Verdict verdict) {
    return switch (verdict) {
      case NOISE -> "noise";
      case BETTER -> "better";
      case WORSE -> "**worse**";
      case UNKNOWN -> "–";
    };
  }
}
