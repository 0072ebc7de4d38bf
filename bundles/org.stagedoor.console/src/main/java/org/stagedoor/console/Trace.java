package org.stagedoor.console;

import java.util.List;
import java.util.stream.Stream;

/** Says in a line why a component failed, from the printed exception that DS keeps. */
final class Trace {
  private static final String CAUSE = "Caused by: ";

  private Trace() {}

  /** The innermost message; of settings that are refused the innermost that names their file. */
  static String reason(String trace, String pid) {
    List<String> messages =
        Stream.concat(trace.lines().limit(1), trace.lines().filter(line -> line.startsWith(CAUSE)))
            .map(line -> line.startsWith(CAUSE) ? line.substring(CAUSE.length()) : line)
            .map(line -> line.replaceFirst("^[\\w.$]+(Exception|Error): ", ""))
            .toList();
    List<String> refusals = messages.stream().filter(line -> line.contains(pid + ":")).toList();
    List<String> telling = pid.isEmpty() || refusals.isEmpty() ? messages : refusals;
    return telling.isEmpty() ? "no reason is known" : telling.get(telling.size() - 1);
  }
}
