package org.stagedoor.benchmarks.figures;

import java.util.ArrayList;
import java.util.List;

/** Where a benchmark writes what it finds; it is shown at once. One thread. */
public final class Notebook {
  private final List<Figure> figures = new ArrayList<>();
  private final List<Curve> curves = new ArrayList<>();

  /** Notes a figure, with its target if it has one. */
  public void add(Figure measured) {
    Figure figure = Targets.of(measured.id()).map(measured::aimingAt).orElse(measured);
    figures.add(figure);
    System.out.println("  " + Words.line(figure));
  }

  /** Notes how something went on. */
  public void add(Curve curve) {
    curves.add(curve);
  }

  /** Tells how far a long measurement is. */
  public void progress(String text) {
    System.out.println("  … " + text);
  }

  /** All figures so far. */
  public List<Figure> figures() {
    return List.copyOf(figures);
  }

  /** All curves so far. */
  public List<Curve> curves() {
    return List.copyOf(curves);
  }
}
