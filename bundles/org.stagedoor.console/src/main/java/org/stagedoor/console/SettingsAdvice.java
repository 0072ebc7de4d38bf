package org.stagedoor.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says what to do about settings that are not there.
 *
 * @param folder the folder of settings; empty if it is not known
 */
record SettingsAdvice(Optional<Path> folder) {
  private static final String SAMPLE = ".sample";

  /** What to do so that a configuration comes to be. */
  String of(String pid) {
    return sample(pid)
        .map(name -> "take " + SAMPLE + " away from the name of etc/" + name + ", and fill it in")
        .orElse("write etc/" + pid + ".cfg");
  }

  private Optional<String> sample(String pid) {
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder.get())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(pid + ".") || name.startsWith(pid + "-"))
          .filter(name -> name.endsWith(SAMPLE))
          .sorted()
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
