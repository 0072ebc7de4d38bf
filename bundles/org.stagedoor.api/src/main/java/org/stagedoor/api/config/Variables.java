package org.stagedoor.api.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds variables of the environment that a file names and that are not set. File Install puts
 * nothing in their place, so that only the file itself tells.
 */
final class Variables {
  private static final Pattern LINE = Pattern.compile("\\s*([^#!\\s=:][^\\s=:]*)\\s*[=:]?(.*)");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([^}:]+)}");

  /**
   * A variable that is not set.
   *
   * @param key whose value it is part of
   * @param name its name
   */
  record Missing(String key, String name) {}

  private Variables() {}

  /**
   * The first that is missing.
   *
   * @param file the file's address, as File Install tells it
   * @param set whether a variable of this name is set
   */
  static Optional<Missing> missing(String file, Predicate<String> set) {
    for (String line : lines(file)) {
      Matcher setting = LINE.matcher(line);
      if (setting.matches()) {
        Matcher variable = VARIABLE.matcher(setting.group(2));
        while (variable.find()) {
          if (!set.test(variable.group(1))) {
            return Optional.of(new Missing(setting.group(1), variable.group(1)));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(URI.create(file)));
    } catch (IOException | RuntimeException e) {
      // Not from a file that we can read: there is nothing to tell.
      return List.of();
    }
  }
}
