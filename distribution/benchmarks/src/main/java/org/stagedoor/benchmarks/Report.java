package org.stagedoor.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table that is written in the end. */
final class Report {
  private final List<String> rows = new ArrayList<>();
  private final double loadBefore = load();

  /** Adds a row, and shows it at once. */
  void add(String what, String value, String remark) {
    String row = "| " + what + " | " + value + " | " + remark + " |";
    rows.add(row);
    System.out.println(row);
  }

  /** Adds a row about samples in one unit. */
  void add(String what, Samples samples, String unit, String remark) {
    String value =
        String.format(
            Locale.ROOT,
            "%.2f %s (%.2f to %.2f, %d samples)",
            samples.median(),
            unit,
            samples.least(),
            samples.most(),
            samples.size());
    add(what, value, remark);
  }

  private static double load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return Math.round(load * 10) / 10.0;
  }

  /** The whole in Markdown. */
  String markdown() {
    return "# Benchmarks\n\n"
        + "Java "
        + System.getProperty("java.version")
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " processors shared by server and clients, load average "
        + loadBefore
        + " before and "
        + load()
        + " after. Medians, and the range.\n\n"
        + "| what | value | remark |\n|---|---|---|\n"
        + String.join("\n", rows)
        + "\n";
  }
}
