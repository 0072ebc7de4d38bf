package org.stagedoor.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.stagedoor.benchmarks.figures.Curve;

/**
 * Curves of one chart, drawn.
 *
 * @param curves at least one; they share the axes
 */
record LineChart(List<Curve> curves) {
  private static final int WIDTH = 760;
  private static final int PLOT = 260;
  private static final int LEFT = 64;
  private static final int TOP = 44;
  private static final int LEGEND_LINE = 18;

  String svg() {
    Curve first = curves.get(0);
    int bottom = TOP + PLOT;
    int legend = curves.size() > 1 ? (curves.size() + 1) / 2 * LEGEND_LINE : 0;
    Svg svg = new Svg(WIDTH, bottom + 48 + legend, first.title());
    Axis across =
        axis(
            curves.stream().flatMap(c -> c.points().stream()).map(Curve.Point::x).toList(),
            LEFT,
            WIDTH - 16);
    Axis up =
        axis(
            curves.stream().flatMap(c -> c.points().stream()).map(Curve.Point::y).toList(),
            bottom,
            TOP);
    for (double value : up.labels()) {
      svg.line(LEFT, up.at(value), WIDTH - 16, up.at(value), "grid");
      svg.text(LEFT - 8, up.at(value) + 4, "soft", "end", up.label(value));
    }
    for (double value : across.labels()) {
      svg.text(across.at(value), bottom + 18, "soft", "middle", across.label(value));
    }
    svg.text(LEFT, TOP - 6, "soft", "start", first.unit());
    svg.text(WIDTH - 16, bottom + 36, "soft", "end", first.along());
    for (int i = 0; i < curves.size(); i++) {
      svg.path(points(curves.get(i), across, up), Svg.colour(i));
      if (legend > 0) {
        double x = LEFT + i % 2 * (WIDTH - LEFT) / 2.0;
        double y = bottom + 54 + i / 2 * LEGEND_LINE;
        svg.box(x, y - 9, 10, 10, Svg.colour(i));
        svg.text(x + 16, y, "", "start", curves.get(i).name());
      }
    }
    return svg.done();
  }

  private static Axis axis(List<Double> values, double start, double end) {
    double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    // From 0, or a wobble looks like a mountain.
    return Axis.between(Math.min(0, least), most, start, end);
  }

  private static String points(Curve curve, Axis across, Axis up) {
    return curve.points().stream()
        .map(p -> String.format(Locale.ROOT, "%.1f,%.1f", across.at(p.x()), up.at(p.y())))
        .collect(Collectors.joining(" "));
  }
}
