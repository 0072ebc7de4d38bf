package org.stagedoor.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A bundle of the archive. Its folder, {@code bundle/40-stagedoor}, says by its number when it
 * starts.
 *
 * @param jar the file
 * @param level the start level, 1 to 99
 */
record BundleFile(Path jar, int level) {
  /**
   * Finds the bundles under {@code bundle/}, in the order of their paths.
   *
   * @throws StartException if there are none
   */
  static List<BundleFile> in(Path home) throws StartException {
    try (Stream<Path> files = Files.walk(home.resolve("bundle"), 2)) {
      List<BundleFile> found =
          files
              .filter(file -> file.getFileName().toString().endsWith(".jar"))
              .filter(file -> name(file.getParent()).matches("[0-9]{2}-.*"))
              .sorted()
              .map(file -> new BundleFile(file, level(file)))
              .toList();
      if (found.isEmpty()) {
        throw new StartException("there are no bundles in " + home.resolve("bundle"));
      }
      return found;
    } catch (IOException e) {
      throw new StartException("the bundles in " + home + " can't be read: " + Reason.of(e));
    }
  }

  /** Where the framework reads it: in place, without a copy. */
  String location() {
    return "reference:" + jar.toUri();
  }

  private static int level(Path file) {
    return Integer.parseInt(name(file.getParent()).substring(0, 2));
  }

  private static String name(Path folder) {
    return folder.getFileName().toString();
  }
}
