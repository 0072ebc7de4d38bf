package org.stagedoor.benchmarks;

import org.stagedoor.benchmarks.figures.Notebook;

/** Measures something. */
@FunctionalInterface
public interface Benchmark {
  /** Measures as long as the plan says, and notes what it finds. */
  void run(Plan plan, Notebook notebook) throws Exception;
}
