package org.stagedoor.benchmarks.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stagedoor.benchmarks.figures.Figure;
import org.stagedoor.benchmarks.figures.Findings;
import org.stagedoor.benchmarks.figures.Sense;
import org.stagedoor.benchmarks.figures.Words;
import org.stagedoor.benchmarks.statistics.Change;
import org.stagedoor.benchmarks.statistics.Samples;

/**
 * A later run beside an earlier one. What the bare handler did in both tells how much quicker the
 * machine was; rates and times are corrected by that before they are judged.
 *
 * @param rows what became of each figure that both runs have
 * @param machine how much quicker the machine was in the later run, as a factor
 * @param sameMachine whether it was the same at all
 */
public record Comparison(List<Row> rows, double machine, boolean sameMachine) {
  /** By which share two runs of one version differ on a machine that does nothing else. */
  private static final double TOLERANCE = 0.1;

  /** What is counted, not timed, hardly differs. */
  private static final double TOLERANCE_COUNTED = 0.03;

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
    Samples drift = new Samples();
    for (Findings one : later) {
      for (Figure after : one.figures()) {
        Figure was = before.get(after.id());
        if (was != null && after.sense() == Sense.MACHINE && was.value() > 0) {
          drift.add(after.value() / was.value());
        }
      }
    }
    double machine = drift.size() == 0 ? 1 : drift.median();
    List<Row> rows = new ArrayList<>();
    for (Findings one : later) {
      for (Figure after : one.figures()) {
        Figure was = before.get(after.id());
        if (was != null && (after.sense() == Sense.HIGHER || after.sense() == Sense.LOWER)) {
          rows.add(new Row(was, after, judged(was, after, machine)));
        }
      }
    }
    return new Comparison(List.copyOf(rows), machine, sameMachine(earlier, later));
  }

  private static Change judged(Figure before, Figure after, double machine) {
    boolean timed = timed(after.unit());
    double factor = !timed ? 1 : after.sense() == Sense.HIGHER ? 1 / machine : machine;
    List<Double> corrected = after.samples().stream().map(sample -> sample * factor).toList();
    return Change.of(
        before.samples(),
        corrected,
        after.sense() == Sense.HIGHER,
        timed || after.unit().isEmpty() ? TOLERANCE : TOLERANCE_COUNTED);
  }

  /** Whether a unit is of time, and so of the machine. */
  private static boolean timed(String unit) {
    return List.of("/s", "s", "ms", "µs").contains(unit);
  }

  private static boolean sameMachine(List<Findings> earlier, List<Findings> later) {
    return later.stream()
        .allMatch(
            one ->
                earlier.stream()
                    .allMatch(other -> other.circumstances().sameMachine(one.circumstances())));
  }

  /** Whether anything became worse. */
  public boolean worse() {
    return rows.stream().anyMatch(row -> row.change().verdict() == Change.Verdict.WORSE);
  }

  /** The whole as a page. */
  public String markdown() {
    StringBuilder page = new StringBuilder("# Compared with an earlier run\n\n");
    page.append("By its bare handlers the machine was ");
    page.append(Words.number(machine))
        .append(" times as quick; rates and times are corrected by that. ");
    page.append(
        sameMachine
            ? ""
            : "**Machine, system or Java are not the same: what differs below may be theirs.** ");
    page.append(
        "What is called noise is within the spread of the rounds, or of two runs of one version.\n\n");
    page.append(
        "| what | before | after | after : before, corrected | verdict |\n|---|---|---|---|---|\n");
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

  private static String words(Change.Verdict verdict) {
    return switch (verdict) {
      case NOISE -> "noise";
      case BETTER -> "better";
      case WORSE -> "**worse**";
    };
  }
}
