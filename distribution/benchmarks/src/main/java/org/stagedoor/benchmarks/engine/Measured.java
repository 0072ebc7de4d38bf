package org.stagedoor.benchmarks.engine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.stagedoor.benchmarks.figures.Figure;
import org.stagedoor.benchmarks.figures.Notebook;
import org.stagedoor.benchmarks.statistics.Samples;

/** What JMH found, by class, method and parameter. */
final class Measured {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private final Map<String, RunResult> results = new LinkedHashMap<>();

  Measured(Collection<RunResult> all) {
    for (RunResult result : all) {
      String name = result.getParams().getBenchmark();
      String size = result.getParams().getParam("size");
      int type = name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1;
      results.put(name.substring(type) + (size == null ? "" : " " + size), result);
    }
  }

  private RunResult result(String name) {
    RunResult result = results.get(name);
    if (result == null) {
      throw new IllegalStateException("JMH did not run " + name + " but " + results.keySet());
    }
    return result;
  }

  /** The time of one call, in microseconds. */
  double value(String name) {
    return micros(name).median();
  }

  private Samples micros(String name) {
    Samples samples = new Samples();
    for (BenchmarkResult fork : result(name).getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        samples.add(iteration.getPrimaryResult().getScore());
      }
    }
    return samples;
  }

  @SuppressWarnings("rawtypes") // As JMH has them.
  private double secondary(String name, String label) {
    Map<String, Result> all = result(name).getSecondaryResults();
    for (Map.Entry<String, Result> entry : all.entrySet()) {
      if (entry.getKey().endsWith(label)) {
        return entry.getValue().getScore();
      }
    }
    throw new IllegalStateException("JMH does not tell " + label + " but " + all.keySet());
  }

  /** Notes time and allocation of one call. */
  void note(String name, String id, String what, Notebook notebook) {
    notebook.add(Figure.lower("engine." + id, what, "µs", micros(name)));
    notebook.add(
        Figure.lower(
            "engine." + id + ".allocated", what + ": allocated", "B", secondary(name, ALLOCATED)));
  }
}
