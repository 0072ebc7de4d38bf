package org.stagedoor.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.stagedoor.benchmarks.figures.Circumstances;
import org.stagedoor.benchmarks.figures.Findings;
import org.stagedoor.benchmarks.figures.FindingsFolder;
import org.stagedoor.benchmarks.figures.Notebook;
import org.stagedoor.benchmarks.load.Generator;
import org.stagedoor.benchmarks.report.Comparison;
import org.stagedoor.benchmarks.report.Report;
import org.stagedoor.benchmarks.statistics.Stopwatch;

/** Runs benchmarks and writes their report. */
public final class Benchmarks {
  private static final String COMPARE = "compare";

  private Benchmarks() {}

  /**
   * Runs what the system property {@code stagedoor.bench} names, and compares with the run that
   * {@code baseline} names; exits with 1 if something became worse.
   *
   * @param arguments the folder of the report
   */
  public static void main(String[] arguments) throws Exception {
    FindingsFolder folder = new FindingsFolder(Path.of(arguments[0]));
    String names = System.getProperty("stagedoor.bench", "").strip();
    if (!names.equals(COMPARE)) {
      measure(names, folder);
    }
    String baseline = System.getProperty("baseline", "").strip();
    if (!baseline.isEmpty()) {
      compare(new FindingsFolder(Path.of(baseline)), folder);
    } else if (names.equals(COMPARE)) {
      throw new IllegalArgumentException("baseline must name the folder to compare with");
    }
  }

  private static void measure(String names, FindingsFolder folder) throws Exception {
    Generator generator = Generator.best();
    Map<String, Benchmark> chosen = new Catalogue(generator).chosen(names);
    Plan plan = Plan.ofProperties();
    Stopwatch all = new Stopwatch();
    int number = 0;
    for (Map.Entry<String, Benchmark> one : chosen.entrySet()) {
      System.out.printf(
          "[%d/%d] %s, after %.0f s%n", ++number, chosen.size(), one.getKey(), all.seconds());
      Circumstances before = Machine.now(generator.name());
      Stopwatch watch = new Stopwatch();
      Notebook notebook = new Notebook();
      one.getValue().run(plan, notebook);
      folder.write(
          new Findings(
              one.getKey(),
              Math.round(watch.seconds()),
              before.after(Machine.load()),
              notebook.figures(),
              notebook.curves()));
      // After each, so that what is there is not lost when a later one fails.
      Report.write(folder);
    }
    System.out.printf(
        "Written to %s after %.0f s%n", Report.page(folder).toAbsolutePath(), all.seconds());
  }

  private static void compare(FindingsFolder baseline, FindingsFolder folder) throws IOException {
    Comparison comparison = Comparison.of(baseline.read(), folder.read());
    if (comparison.rows().isEmpty()) {
      throw new IllegalArgumentException(
          "nothing to compare: %s and %s have no figure in common"
              .formatted(baseline.path(), folder.path()));
    }
    Files.writeString(folder.path().resolve("comparison.md"), comparison.markdown());
    System.out.println(comparison.markdown());
    if (comparison.worse()) {
      System.exit(1);
    }
  }
}
