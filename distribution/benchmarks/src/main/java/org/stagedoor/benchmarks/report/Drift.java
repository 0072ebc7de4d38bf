package org.stagedoor.benchmarks.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stagedoor.benchmarks.figures.Figure;
import org.stagedoor.benchmarks.figures.Findings;
import org.stagedoor.benchmarks.figures.Sense;
import org.stagedoor.benchmarks.figures.Words;
import org.stagedoor.benchmarks.statistics.Samples;

/**
 * How much quicker the machine was in a later run, by what bare handlers did in both: each scenario
 * is corrected by its own bare handler, processor time by that one's processor time; what has none,
 * by the median of all.
 *
 * @param own by a bare handler's figure, its later value as a multiple of the earlier
 * @param median of the rates of all bare handlers; 1 if there are none
 */
public record Drift(Map<String, Double> own, double median) {
  private static final String BARE = ".bare";
  private static final String BARE_CPU = ".bare.cpu";

  /** Compares what bare handlers did. */
  static Drift of(Map<String, Figure> before, List<Findings> later) {
    Map<String, Double> own = new HashMap<>();
    Samples rates = new Samples();
    for (Findings one : later) {
      for (Figure after : one.figures()) {
        Figure was = before.get(after.id());
        if (was != null && after.sense() == Sense.MACHINE && was.value() > 0) {
          own.put(after.id(), after.value() / was.value());
          if (after.id().endsWith(BARE)) {
            rates.add(after.value() / was.value());
          }
        }
      }
    }
    return new Drift(Map.copyOf(own), rates.size() == 0 ? 1 : rates.median());
  }

  /** By what a rate or time is multiplied to be what the earlier machine would have shown. */
  double correction(Figure figure) {
    int dot = figure.id().lastIndexOf('.');
    String scenario = dot < 0 ? figure.id() : figure.id().substring(0, dot);
    Double processor = own.get(scenario + BARE_CPU);
    if (figure.id().endsWith(".cpu") && processor != null) {
      return 1 / processor;
    }
    double quicker = own.getOrDefault(scenario + BARE, median);
    return figure.sense() == Sense.HIGHER ? 1 / quicker : quicker;
  }

  /** What is to be told of it. */
  String words() {
    return own.isEmpty()
        ? "No bare handler was measured in both runs, so nothing is corrected by how quick the machine was."
        : "By its bare handlers the machine was "
            + Words.number(median)
            + " times as quick; each rate and time is corrected by its own bare handler, or by that.";
  }
}
