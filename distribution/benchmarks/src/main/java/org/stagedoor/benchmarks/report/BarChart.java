package org.stagedoor.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import org.stagedoor.benchmarks.figures.Figure;
import org.stagedoor.benchmarks.figures.Words;
import org.stagedoor.benchmarks.statistics.Samples;

/**
 * The server's rates beside those of the bare handler, with the spread of the rounds.
 *
 * @param figures all of a run; those with a rate and its bare counterpart are drawn
 */
record BarChart(List<Figure> figures) {
  private static final String RATE = ".rate";
  private static final String BARE = ".bare";
  private static final int WIDTH = 760;
  private static final int LEFT = 250;
  private static final int RIGHT = 90;
  private static final int TOP = 58;
  private static final int GROUP = 42;
  private static final int BAR = 14;

  private record Pair(Figure ours, Figure bare) {}

  /** Whether there is anything to draw. */
  boolean worthwhile() {
    return !pairs().isEmpty();
  }

  String svg() {
    List<Pair> pairs = pairs();
    Svg svg =
        new Svg(
            WIDTH,
            TOP + pairs.size() * GROUP + 30,
            "Requests a second, and a bare Jetty handler's");
    double most = pairs.stream().mapToDouble(pair -> most(pair)).max().orElse(1);
    Axis across = Axis.upTo(most, LEFT, WIDTH - RIGHT);
    int bottom = TOP + pairs.size() * GROUP;
    for (double value : across.labels()) {
      svg.line(across.at(value), TOP - 6, across.at(value), bottom, "grid");
      svg.text(across.at(value), bottom + 16, "soft", "middle", across.label(value));
    }
    svg.box(LEFT, 32, 10, 10, Svg.colour(0));
    svg.text(LEFT + 16, 41, "", "start", "Stagedoor");
    svg.box(LEFT + 110, 32, 10, 10, Svg.colour(6));
    svg.text(LEFT + 126, 41, "", "start", "bare handler, the same bytes");
    for (int i = 0; i < pairs.size(); i++) {
      double y = TOP + i * GROUP;
      svg.text(LEFT - 10, y + BAR + 4, "", "end", pairs.get(i).ours().what());
      bar(svg, across, y, pairs.get(i).ours(), 0);
      bar(svg, across, y + BAR + 2, pairs.get(i).bare(), 6);
    }
    return svg.done();
  }

  private static void bar(Svg svg, Axis across, double y, Figure figure, int colour) {
    Samples samples = Samples.of(figure.samples());
    double end = across.at(figure.value());
    double middle = y + BAR / 2.0;
    svg.box(LEFT, y, end - LEFT, BAR, Svg.colour(colour));
    svg.line(across.at(samples.least()), middle, across.at(samples.most()), middle, "spread");
    svg.text(across.at(samples.most()) + 6, y + BAR - 2, "", "start", Words.number(figure.value()));
  }

  private static double most(Pair pair) {
    return Math.max(
        Samples.of(pair.ours().samples()).most(), Samples.of(pair.bare().samples()).most());
  }

  private List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (Figure ours : figures) {
      String id = ours.id();
      if (id.endsWith(RATE)) {
        String bare = id.substring(0, id.length() - RATE.length()) + BARE;
        figures.stream()
            .filter(one -> one.id().equals(bare))
            .findFirst()
            .ifPresent(one -> pairs.add(new Pair(ours, one)));
      }
    }
    return pairs;
  }
}
