package org.stagedoor.console;

import java.util.List;
import java.util.stream.Collectors;
import org.stagedoor.api.report.TypeReport.Finding;

/** Findings as a terminal shows them: a line for each fact, one below for what to do. */
final class Findings {
  private Findings() {}

  static String text(List<Finding> findings) {
    return findings.stream()
        .map(one -> "  " + one.fact() + one.advice().map(it -> "\n    → " + it).orElse(""))
        .collect(Collectors.joining("\n"));
  }
}
