package org.stagedoor.benchmarks.server;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.stagedoor.benchmarks.figures.Curve;
import org.stagedoor.benchmarks.figures.Figure;
import org.stagedoor.benchmarks.figures.Notebook;
import org.stagedoor.benchmarks.figures.Words;
import org.stagedoor.benchmarks.load.FixedRate;
import org.stagedoor.benchmarks.load.Scenario;
import org.stagedoor.benchmarks.statistics.Samples;

/**
 * How long clients wait who come at a fixed rate.
 *
 * @param scenario what they do
 * @param perSecond the rate
 * @param clients how many there are at most at once
 */
record Waiting(Scenario scenario, double perSecond, int clients) {
  private static final double[] SHARES = {
    10, 25, 50, 75, 90, 95, 98, 99, 99.5, 99.8, 99.9, 99.95, 99.99
  };

  /** Measures, and notes percentiles and their curve. */
  void measure(URI address, Duration time, Notebook notebook) throws Exception {
    FixedRate load = new FixedRate(scenario, perSecond, clients);
    load.run(address, time.dividedBy(4));
    Samples millis = load.run(address, time);
    String remark = "at %s/s, %d times".formatted(Words.number(perSecond), millis.size());
    note("p50", millis.percentile(50), remark, notebook);
    note("p99", millis.percentile(99), remark, notebook);
    note("p99.9", millis.percentile(99.9), remark, notebook);
    List<Curve.Point> points = new ArrayList<>();
    for (double share : SHARES) {
      // "Nines", so that the rare ones have room: 90 % is 1, 99 % is 2, 99.9 % is 3.
      points.add(new Curve.Point(-Math.log10(1 - share / 100), millis.percentile(share)));
    }
    notebook.add(
        new Curve(
            "waiting",
            "How long clients wait, at a third of what the server can do",
            scenario.what(),
            "nines: 1 is 90 % of the requests, 2 is 99 %, 3 is 99.9 %",
            "ms",
            points));
  }

  private void note(String name, double value, String remark, Notebook notebook) {
    notebook.add(
        Figure.lower(scenario.id() + "." + name, scenario.what() + ": " + name, "ms", value)
            .remark(remark));
  }
}
