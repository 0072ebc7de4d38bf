package org.stagedoor.benchmarks;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.benchmarks.figures.Figure;
import org.stagedoor.benchmarks.figures.Notebook;
import org.stagedoor.benchmarks.load.ClosedLoop;

/** Each benchmark for a moment: that it runs and finds something, not what. */
class GlanceIT {
  /** Not those that start many servers, or take their time by themselves. */
  @ParameterizedTest
  @ValueSource(strings = {"engine", "http", "sessions", "flows", "soak"})
  void finds(String name) throws Exception {
    Notebook notebook = new Notebook();
    for (Benchmark benchmark : new Catalogue(new ClosedLoop()).chosen(name).values()) {
      benchmark.run(Plan.glance(), notebook);
    }
    List<Figure> figures = notebook.figures();
    assertFalse(figures.isEmpty());
    Set<String> ids = figures.stream().map(Figure::id).collect(Collectors.toSet());
    assertTrue(ids.size() == figures.size(), "an id is there twice: " + ids);
  }
}
