package org.stagedoor.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.stagedoor.benchmarks.figures.Circumstances;
import org.stagedoor.benchmarks.figures.Figure;
import org.stagedoor.benchmarks.figures.Findings;
import org.stagedoor.benchmarks.figures.FindingsFolder;
import org.stagedoor.benchmarks.figures.Targets;
import org.stagedoor.benchmarks.figures.Words;

/**
 * Everything that a folder of findings holds, as a page with pictures beside it.
 *
 * @param all what was found
 */
public record Report(List<Findings> all) {
  /** Writes README.md and the pictures into the folder of the findings. */
  public static void write(FindingsFolder folder) throws IOException {
    Report report = new Report(folder.read());
    for (Findings findings : report.all()) {
      for (Map.Entry<String, String> picture : Pictures.of(findings).entrySet()) {
        Files.writeString(folder.path().resolve(picture.getKey()), picture.getValue());
      }
    }
    Files.writeString(folder.path().resolve("README.md"), report.markdown());
  }

  /** The path of the page in a folder. */
  public static Path page(FindingsFolder folder) {
    return folder.path().resolve("README.md");
  }

  String markdown() {
    StringBuilder page = new StringBuilder("# What Stagedoor costs\n\n");
    page.append(
        // No link: the page is in `target/report` or in `reference`, which are not as deep.
        "Written by `mvn -Pbench`; `distribution/benchmarks/README.md` says how. What is measured is the median of"
            + " the rounds.\n\n");
    targets(page);
    for (Findings findings : all) {
      page.append("\n## ").append(findings.benchmark()).append("\n\n");
      page.append(circumstances(findings)).append("\n\n");
      Pictures.of(findings)
          .keySet()
          .forEach(
              file -> page.append("![").append(file).append("](").append(file).append(")\n\n"));
      figures(findings.figures(), page);
    }
    return page.toString();
  }

  private void targets(StringBuilder page) {
    page.append("| what is aimed at | target | measured | verdict |\n|---|---|---|---|\n");
    List<Figure> figures = all.stream().flatMap(one -> one.figures().stream()).toList();
    List<String> missing = new ArrayList<>();
    for (String id : Targets.ids()) {
      figures.stream()
          .filter(figure -> figure.id().equals(id))
          .findFirst()
          .ifPresentOrElse(figure -> target(figure, page), () -> missing.add(id));
    }
    if (!missing.isEmpty()) {
      page.append("\nNot measured here: ").append(String.join(", ", missing)).append(".\n");
    }
  }

  private static void target(Figure figure, StringBuilder page) {
    page.append(
        "| %s | %s | %s | %s |%n"
            .formatted(
                figure.what(),
                (figure.target() + " " + figure.unit()).strip(),
                Words.value(figure),
                figure.met() ? "met" : "**missed**"));
  }

  private static void figures(List<Figure> figures, StringBuilder page) {
    page.append("| what | measured | range (rounds) | remark |\n|---|---|---|---|\n");
    for (Figure figure : figures) {
      page.append(
          "| %s | %s | %s | %s |%n"
              .formatted(figure.what(), Words.value(figure), Words.range(figure), figure.remark()));
    }
  }

  private static String circumstances(Findings findings) {
    Circumstances all = findings.circumstances();
    String plan = Objects.requireNonNullElse(all.plan(), "");
    return "%s, commit `%s`, in %d s%s. %s, %d cores, %,d MiB; %s; Java %s; load by %s.%s"
        .formatted(
            all.date(),
            all.commit(),
            findings.seconds(),
            plan.isEmpty() ? "" : ": " + plan,
            all.processor(),
            all.cores(),
            all.memoryMiB(),
            all.system(),
            all.java(),
            all.generator(),
            all.disturbed()
                ? " **Others took %.0f %% of the machine.**".formatted(100 * all.busy())
                : "");
  }
}
