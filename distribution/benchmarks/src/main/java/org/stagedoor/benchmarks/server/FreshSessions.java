package org.stagedoor.benchmarks.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.stagedoor.benchmarks.Benchmark;
import org.stagedoor.benchmarks.Plan;
import org.stagedoor.benchmarks.figures.Curve;
import org.stagedoor.benchmarks.figures.Figure;
import org.stagedoor.benchmarks.figures.Notebook;
import org.stagedoor.benchmarks.load.Generator;
import org.stagedoor.benchmarks.statistics.Trend;
import org.stagedoor.e2e.Installation;

/**
 * A million challenges, and so a million open sessions without progress: what they leave in memory
 * and in the store, and whether memory is flat meanwhile.
 */
public final class FreshSessions implements Benchmark {
  private static final Duration SLICE = Duration.ofSeconds(2);
  private static final double MILLION = 1e6;

  /**
   * The second half of them tells whether it is flat: the first is Java's making itself at home.
   */
  private static final double SETTLED = 0.5;

  private final Generator generator;

  /** With those clients. */
  public FreshSessions(Generator generator) {
    this.generator = generator;
  }

  @Override
  public void run(Plan plan, Notebook notebook) throws Exception {
    Installation installation = Sites.plain();
    try (Site first = Site.start(installation)) {
      first.stop(); // writes the class archive, with which servers run from their second start on
    }
    try (Site site = Site.start(installation)) {
      Duration slice = plan.round().compareTo(SLICE) < 0 ? plan.round() : SLICE;
      generator.run(site.address(), Sites.CHALLENGE, plan.clients(), slice);
      DatabaseFile database = DatabaseFile.of(site.installation());
      double heap = site.process().liveHeapBytes();
      double disk = database.bytes();
      List<Curve.Point> resident = new ArrayList<>();
      double done = 0;
      while (done < plan.challenges()) {
        done += generator.run(site.address(), Sites.CHALLENGE, plan.clients(), slice).sessions();
        resident.add(new Curve.Point(done / MILLION, site.process().residentMiB()));
        if (resident.size() % 10 == 0) {
          notebook.progress("%,.0f challenges".formatted(done));
        }
      }
      memory(resident, notebook);
      String remark = "after %,.0f challenges".formatted(done);
      notebook.add(
          Figure.lower(
                  "sessions.fresh.rows",
                  "open sessions without progress: rows in the store",
                  "",
                  database.sessions())
              .remark(remark));
      notebook.add(
          Figure.lower(
                  "sessions.fresh.disk",
                  "open sessions without progress: on disk",
                  "bytes each",
                  (database.bytes() - disk) / done)
              .remark(remark));
      notebook.add(
          Figure.lower(
                  "sessions.fresh.heap",
                  "open sessions without progress: on the heap",
                  "bytes each",
                  Math.max(0, site.process().liveHeapBytes() - heap) / done)
              .remark(remark + ", garbage collected before and after"));
    }
  }

  private static void memory(List<Curve.Point> resident, Notebook notebook) {
    Curve.Point last = resident.get(resident.size() - 1);
    notebook.add(
        Figure.lower("memory.resident", "resident memory", "MiB", last.y())
            .remark("after %.2f million challenges".formatted(last.x())));
    notebook.add(
        new Curve(
            "memory",
            "Resident memory while challenges are answered",
            "resident memory",
            "million challenges",
            "MiB",
            resident));
    List<Curve.Point> settled =
        resident.stream().filter(point -> point.x() >= SETTLED * last.x()).toList();
    if (Trend.enough(settled.size())) {
      Trend trend =
          Trend.of(
              settled.stream().map(Curve.Point::x).toList(),
              settled.stream().map(Curve.Point::y).toList());
      notebook.add(
          Figure.lower(
                  "memory.growth",
                  "growth of the resident memory",
                  "MiB per million",
                  trend.slope())
              .remark("the fitted slope of the second half of them"));
    }
  }
}
