package org.stagedoor.benchmarks;

/** Measures something and reports it. */
@FunctionalInterface
interface Benchmark {
  void run(Report report) throws Exception;
}
