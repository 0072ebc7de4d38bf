package org.stagedoor.benchmarks.figures;

import java.util.List;

/**
 * How something went on. Curves of one chart are drawn into one picture.
 *
 * @param chart the picture's name, as a file may have it
 * @param title what the picture shows
 * @param name what this curve shows
 * @param along the horizontal axis with its unit
 * @param unit the vertical axis
 * @param points from left to right
 */
public record Curve(
    String chart, String title, String name, String along, String unit, List<Point> points) {
  /** Copies the points. */
  public Curve {
    points = List.copyOf(points);
  }

  /** A point. */
  public record Point(double x, double y) {}
}
