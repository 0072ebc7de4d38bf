package org.stagedoor.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A bundle of the archive. Its folder, {@code bundle/50-stagedoor}, says by its number when it
 * starts.
 *
 * @param jar the file
 * @param level the start level, 1 to 99
 */
record BundleFile(Path jar, int level) {
  private static final Pattern VERSION = Pattern.compile("-[0-9].*");
  private static final Pattern PLACE = Pattern.compile("([0-9]{2})-[^/]+/[^/]+\\.jar");

  /**
   * Finds the bundles under {@code bundle/}, in the order of their paths.
   *
   * @throws StartException if there are none, or two of a bundle
   */
  static List<BundleFile> in(Path home) throws StartException {
    Path folder = home.resolve("bundle");
    try (Stream<Path> files = Files.walk(folder, 2)) {
      List<BundleFile> found = files.sorted().flatMap(file -> of(folder, file)).toList();
      if (found.isEmpty()) {
        throw new StartException("there are no bundles in " + folder);
      }
      checkSingle(found);
      return found;
    } catch (IOException e) {
      throw new StartException("the bundles in " + folder + " can't be read: " + Reason.of(e));
    }
  }

  /** Or the bundles of two versions would run side by side. */
  private static void checkSingle(List<BundleFile> files) throws StartException {
    Map<String, Path> known = new HashMap<>();
    for (BundleFile file : files) {
      Path other = known.put(file.name(), file.jar());
      if (other != null) {
        throw new StartException(
            other
                + " and "
                + file.jar()
                + " are of two archives: unpack each into an empty folder");
      }
    }
  }

  /** The file's name without the version. */
  private String name() {
    return VERSION.matcher(jar.getFileName().toString()).replaceFirst("");
  }

  private static Stream<BundleFile> of(Path folder, Path file) {
    Matcher place = PLACE.matcher(folder.relativize(file).toString().replace('\\', '/'));
    return place.matches()
        ? Stream.of(new BundleFile(file, Integer.parseInt(place.group(1))))
        : Stream.empty();
  }
}
