package org.stagedoor.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
   * {@code baseline} names; exits with 1 if something became worse, with 2 if what it is told is
   * wrong.
   *
   * @param arguments the folder of the report
   */
  public static void main(String[] arguments) throws Exception {
    try {
      if (!run(new FindingsFolder(Path.of(arguments[0])))) {
        System.exit(1);
      }
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private static boolean run(FindingsFolder folder) throws Exception {
    String names = System.getProperty("stagedoor.bench", "").strip();
    String baseline = System.getProperty("baseline", "").strip();
    List<Findings> earlier = baseline.isEmpty() ? List.of() : earlier(Path.of(baseline), folder);
    if (!names.equals(COMPARE)) {
      Set<String> measured = measure(names, folder);
      return earlier.isEmpty() || compare(earlier, folder, measured);
    }
    if (earlier.isEmpty()) {
      throw new IllegalArgumentException("baseline must name the folder to compare with");
    }
    return compare(earlier, folder, null);
  }

  /** Read before anything is measured, which may be for nothing else. */
  private static List<Findings> earlier(Path baseline, FindingsFolder folder) throws IOException {
    List<Findings> earlier = new FindingsFolder(baseline).read();
    if (earlier.isEmpty()) {
      throw new IllegalArgumentException(
          "baseline: there is no report in " + baseline.toAbsolutePath());
    }
    if (Files.isDirectory(folder.path()) && Files.isSameFile(baseline, folder.path())) {
      throw new IllegalArgumentException(
          "baseline is where this run's report goes; keep the earlier one elsewhere: " + baseline);
    }
    return earlier;
  }

  private static Set<String> measure(String names, FindingsFolder folder) throws Exception {
    Generator generator = Generator.best();
    Map<String, Benchmark> chosen = new Catalogue(generator).chosen(names);
    Plan plan = Plan.ofProperties();
    double busy = Machine.busy();
    Stopwatch all = new Stopwatch();
    int number = 0;
    for (Map.Entry<String, Benchmark> one : chosen.entrySet()) {
      System.out.printf(
          "[%d/%d] %s, after %.0f s%n", ++number, chosen.size(), one.getKey(), all.seconds());
      Circumstances before = Machine.now(generator.name(), plan, busy);
      if (number == 1 && before.disturbed()) {
        System.out.printf(
            "Others take %.0f %% of the machine; the figures will not mean much%n", 100 * busy);
      }
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
    return chosen.keySet();
  }

  /**
   * Compares, and says whether nothing became worse.
   *
   * @param measured the benchmarks that count; null for all that are there
   */
  private static boolean compare(
      List<Findings> earlier, FindingsFolder folder, @Nullable Set<String> measured)
      throws IOException {
    List<Findings> later =
        folder.read().stream()
            .filter(one -> measured == null || measured.contains(one.benchmark()))
            .toList();
    Comparison comparison = Comparison.of(earlier, later);
    if (comparison.rows().isEmpty()) {
      throw new IllegalArgumentException("the two reports have no figure in common");
    }
    Files.writeString(folder.path().resolve("comparison.md"), comparison.markdown());
    System.out.println(comparison.markdown());
    System.out.printf("%d figures became worse%n", comparison.worse());
    return comparison.worse() == 0;
  }
}
