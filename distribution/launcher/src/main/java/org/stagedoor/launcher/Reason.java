package org.stagedoor.launcher;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in a few words why something failed, from an exception or its printed form. */
final class Reason {
  private static final String SETTING = "org.stagedoor.api.config.SettingException: ";

  private Reason() {}

  /** Whether a printed stack trace is of a setting that a reader of settings has refused. */
  static boolean isSetting(String trace) {
    return trace.contains(SETTING);
  }

  /** The innermost cause that says something. */
  static String of(Throwable failure) {
    String words = words(failure);
    for (@Nullable Throwable t = failure.getCause(); t != null; t = t.getCause()) {
      words = words(t);
    }
    return words;
  }

  /**
   * The same from a printed stack trace, as the component runtime keeps it.
   *
   * @param pid what a refusal of a setting names: the innermost message with it says most; may be
   *     empty
   */
  static String ofTrace(String trace, String pid) {
    Optional<String> setting = trace.lines().filter(line -> line.contains(SETTING)).findFirst();
    if (setting.isPresent()) {
      return setting.get().substring(setting.get().indexOf(SETTING) + SETTING.length());
    }
    List<String> messages =
        Stream.concat(
                trace.lines().limit(1),
                trace.lines().filter(line -> line.startsWith("Caused by: ")))
            .map(line -> line.replaceFirst("^Caused by: ", ""))
            .map(line -> line.replaceFirst("^[\\w.$]+(Exception|Error): ", ""))
            .toList();
    List<String> refusals =
        messages.stream().filter(line -> !pid.isEmpty() && line.contains(pid + ":")).toList();
    List<String> telling = refusals.isEmpty() ? messages : refusals;
    return telling.get(telling.size() - 1);
  }

  private static String words(Throwable failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
      return "a file is in the way";
    }
    if (failure instanceof NoSuchFileException) {
      return "no such folder";
    }
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
