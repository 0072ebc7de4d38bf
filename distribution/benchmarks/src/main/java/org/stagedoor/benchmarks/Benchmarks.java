package org.stagedoor.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs all benchmarks and writes their report. */
public final class Benchmarks {
  private Benchmarks() {}

  /**
   * Runs them.
   *
   * @param arguments where the report is written
   */
  public static void main(String[] arguments) throws Exception {
    Report report = new Report();
    List<Benchmark> all =
        List.of(new FirstAnswer(), new DropToOffered(), new Challenges(), new Registrations());
    for (Benchmark benchmark : all) {
      benchmark.run(report);
    }
    Files.writeString(Path.of(arguments[0]), report.markdown());
    System.out.println("Written to " + arguments[0]);
  }
}
