package org.stagedoor.launcher;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** Says in a few words why something failed, from an exception or its printed form. */
final class Reason {
  private Reason() {}

  /** The innermost cause that says something. */
  static String of(Throwable failure) {
    String words = words(failure);
    for (@Nullable Throwable t = failure.getCause(); t != null; t = t.getCause()) {
      words = words(t);
    }
    return words;
  }

  /** The same from a printed stack trace, as the component runtime keeps it. */
  static String ofTrace(String trace) {
    String words = "";
    for (String line : trace.split("\\R", -1)) {
      if (words.isEmpty() || line.startsWith("Caused by: ")) {
        words = line.replaceFirst("^Caused by: ", "");
      }
    }
    return words.replaceFirst("^[\\w.$]+(Exception|Error): ", "");
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
