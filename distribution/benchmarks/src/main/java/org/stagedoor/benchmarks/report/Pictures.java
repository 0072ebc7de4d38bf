package org.stagedoor.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.stagedoor.benchmarks.figures.Curve;
import org.stagedoor.benchmarks.figures.Findings;

/** The pictures of a benchmark, by the names of their files. */
final class Pictures {
  private Pictures() {}

  static Map<String, String> of(Findings findings) {
    Map<String, String> pictures = new LinkedHashMap<>();
    BarChart bars = new BarChart(findings.figures());
    if (bars.worthwhile()) {
      pictures.put(findings.benchmark() + "-rates.svg", bars.svg());
    }
    Map<String, List<Curve>> charts =
        findings.curves().stream()
            .collect(Collectors.groupingBy(Curve::chart, LinkedHashMap::new, Collectors.toList()));
    charts.forEach(
        (chart, curves) ->
            pictures.put(findings.benchmark() + "-" + chart + ".svg", new LineChart(curves).svg()));
    return pictures;
  }
}
