package org.stagedoor.benchmarks.figures;

import java.util.List;

/**
 * What one benchmark found.
 *
 * @param benchmark its name
 * @param seconds how long it took
 * @param circumstances under which
 * @param figures what was measured
 * @param curves how it went on
 */
public record Findings(
    String benchmark,
    long seconds,
    Circumstances circumstances,
    List<Figure> figures,
    List<Curve> curves) {
  /** Copies the lists. */
  public Findings {
    figures = List.copyOf(figures);
    curves = List.copyOf(curves);
  }
}
