package org.stagedoor.benchmarks.report;

import java.util.Locale;

/** A picture in the making: text, lines and boxes in colours for light and for dark pages. */
final class Svg {
  private static final String STYLE =
      """
      <style>
        text { font: 12px system-ui, sans-serif; fill: #1f2328; }
        .title { font-size: 14px; font-weight: 600; }
        .soft { fill: #59636e; }
        .grid { stroke: #d1d9e0; }
        .c0 { --c: #0969da; } .c1 { --c: #bc4c00; } .c2 { --c: #1a7f37; } .c3 { --c: #8250df; }
        .c4 { --c: #bf3989; } .c5 { --c: #9a6700; } .c6 { --c: #57606a; }
        .line { fill: none; stroke: var(--c); stroke-width: 1.8; }
        .box { fill: var(--c); }
        .spread { stroke: #1f2328; stroke-width: 1.2; }
        @media (prefers-color-scheme: dark) {
          text { fill: #f0f6fc; }
          .soft { fill: #9198a1; }
          .grid { stroke: #3d444d; }
          .c0 { --c: #4493f8; } .c1 { --c: #f0883e; } .c2 { --c: #3fb950; } .c3 { --c: #ab7df8; }
          .c4 { --c: #db61a2; } .c5 { --c: #d29922; } .c6 { --c: #9198a1; }
          .spread { stroke: #f0f6fc; }
        }
      </style>
      """;
  private static final int COLOURS = 7;

  private final StringBuilder out = new StringBuilder();

  Svg(int width, int height, String title) {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " role=\"img\" aria-label=\"%s\">%n%s",
        width, height, width, height, escaped(title), STYLE);
    text(12, 22, "title", "start", title);
  }

  /** The class of the n-th colour. */
  static String colour(int number) {
    return "c" + number % COLOURS;
  }

  /** A text that begins at, ends at or is around a place. */
  void text(double x, double y, String type, String anchor, String text) {
    add(
        "<text x=\"%.1f\" y=\"%.1f\" class=\"%s\" text-anchor=\"%s\">%s</text>%n",
        x, y, type, anchor, escaped(text));
  }

  /** A straight line. */
  void line(double x1, double y1, double x2, double y2, String type) {
    add(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"%s\"/>%n",
        x1, y1, x2, y2, type);
  }

  /** A box. */
  void box(double x, double y, double width, double height, String type) {
    add(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" class=\"box %s\"/>%n",
        x, y, Math.max(0, width), height, type);
  }

  /** A line through points, which are "x,y" with blanks between. */
  void path(String points, String type) {
    add("<polyline points=\"%s\" class=\"line %s\"/>%n", points, type);
  }

  private void add(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  /** The whole. */
  String done() {
    return out + "</svg>\n";
  }
}
