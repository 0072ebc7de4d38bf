package org.stagedoor.benchmarks.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.stagedoor.benchmarks.figures.Curve;
import org.stagedoor.benchmarks.figures.Figure;
import org.stagedoor.benchmarks.figures.Notebook;
import org.stagedoor.benchmarks.figures.Words;
import org.stagedoor.benchmarks.statistics.Trend;

/** What a server has in use over the minutes, and whether it grows. One thread. */
final class Gauges {
  private static final int LOOKS = 240;
  private static final double MIB = 1024 * 1024;

  private final Site site;
  private final DatabaseFile database;
  private final Gauge resident = new Gauge("resident", "resident memory", "MiB", 8);
  private final Gauge heap = new Gauge("heap", "heap after a collection", "MiB", 2);
  private final Gauge threads = new Gauge("threads", "threads", "", 4);
  private final Gauge files = new Gauge("files", "open files and connections", "", 4);
  private final Gauge disk = new Gauge("disk", "database", "MiB", 1);

  Gauges(Site site) {
    this.site = site;
    this.database = DatabaseFile.of(site.installation());
  }

  /** How long to wait between two looks. */
  static Duration pause(Duration all) {
    return Duration.ofMillis(Math.max(50, all.toMillis() / LOOKS));
  }

  /** Looks at everything. */
  void look(double minutes) throws Exception {
    resident.add(minutes, site.process().residentMiB());
    heap.add(minutes, site.process().liveHeapBytes() / MIB);
    threads.add(minutes, site.process().threads());
    files.add(minutes, site.process().files());
    disk.add(minutes, database.bytes() / MIB);
  }

  /** Notes the curves and the verdicts. */
  void note(Notebook notebook) {
    List.of(resident, heap, threads, files, disk).forEach(gauge -> gauge.note(notebook));
  }

  /** One of them; a growth of less than the tolerance in the second half is none. */
  private record Gauge(
      String id, String what, String unit, double tolerance, List<Curve.Point> points) {
    Gauge(String id, String what, String unit, double tolerance) {
      this(id, what, unit, tolerance, new ArrayList<>());
    }

    void add(double minutes, double value) {
      points.add(new Curve.Point(minutes, value));
    }

    void note(Notebook notebook) {
      notebook.add(new Curve("soak-" + id, "Soak: " + what, what, "minutes", unit, points));
      // The first half is Java's making itself at home.
      List<Curve.Point> half = points.subList(points.size() / 2, points.size());
      if (!Trend.enough(half.size())) {
        return;
      }
      double length = half.get(half.size() - 1).x() - half.get(0).x();
      Trend trend =
          Trend.of(
              half.stream().map(Curve.Point::x).toList(),
              half.stream().map(Curve.Point::y).toList());
      String verdict = trend.grows(length, tolerance) ? "GROWS" : "flat";
      notebook.add(
          Figure.lower("soak." + id, "soak: " + what, unit, half.get(half.size() - 1).y())
              .remark(
                  "%s: %s %s an hour by the fitted slope of the second half"
                      .formatted(verdict, Words.number(trend.slope() * 60), unit)));
      notebook.add(
          Figure.lower(
                  "soak." + id + ".growth",
                  "soak: growth of " + what,
                  unit,
                  trend.grows(length, tolerance) ? trend.slope() * length : 0)
              .remark("in the second half, beyond chance and " + Words.number(tolerance)));
    }
  }
}
