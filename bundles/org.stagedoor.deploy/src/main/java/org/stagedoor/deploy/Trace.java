package org.stagedoor.deploy;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in one line why code of others failed. */
final class Trace {
  private static final String CAUSED = "Caused by: ";

  private Trace() {}

  /** The innermost exception that says something. */
  static String words(Throwable failure) {
    Throwable telling = failure;
    for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
      telling = t;
    }
    String message = telling.getMessage();
    String name = telling.getClass().getSimpleName();
    return message == null ? name : name + ": " + message.lines().findFirst().orElse("");
  }

  /** The same of a printed stack trace; a refusal of a setting, which names its file, says most. */
  static String words(String trace) {
    List<String> messages =
        Stream.concat(trace.lines().limit(1), trace.lines().filter(one -> one.startsWith(CAUSED)))
            .map(line -> line.startsWith(CAUSED) ? line.substring(CAUSED.length()) : line)
            .toList();
    return messages.stream()
        .filter(line -> line.matches(".*\\S+\\.(cfg|config): .*"))
        .map(line -> line.replaceFirst("^[\\w.$]+(Exception|Error): ", ""))
        .findFirst()
        .orElseGet(() -> messages.get(messages.size() - 1).replaceFirst("^([\\w$]+\\.)+", ""));
  }
}
