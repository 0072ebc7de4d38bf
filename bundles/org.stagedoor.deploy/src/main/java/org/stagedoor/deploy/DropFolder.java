package org.stagedoor.deploy;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder {@code deploy/} as it looks from time to time. One thread. */
final class DropFolder {
  private static final Logger LOG = LoggerFactory.getLogger(DropFolder.class);

  private final Path folder;
  private Map<String, Path> paths = Map.of();
  private boolean away;
  private Map<String, Stamp> last = Map.of();

  DropFolder(Path folder) {
    this.folder = folder;
  }

  /** Where a file is that was seen. */
  Path path(String file) {
    return Objects.requireNonNull(paths.get(file), file);
  }

  /**
   * As a file is called in the log and elsewhere: whoever may write into the folder chooses names,
   * and some can't even be written in the system's own encoding.
   */
  static String label(Path file) {
    return String.valueOf(file.getFileName()).replaceAll("[^\\p{IsAlphabetic}0-9 -~]", "_");
  }

  /**
   * The jars that are there, by name. A folder that can't be read, such as one of a network that is
   * away, is taken to be as it was: else everything would be withdrawn.
   */
  Map<String, Stamp> look() {
    Map<String, Stamp> found = new TreeMap<>();
    Map<String, Path> places = new HashMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[!.]*.jar")) {
      for (Path file : files) {
        stamp(file, found, places);
      }
    } catch (IOException | DirectoryIteratorException e) {
      if (!away) {
        LOG.warn("{} can't be read: {}; what was dropped there stays", folder, e.toString());
      }
      away = true;
      return last;
    }
    away = false;
    last = found;
    paths = places;
    return found;
  }

  private static void stamp(Path file, Map<String, Stamp> found, Map<String, Path> places) {
    try {
      String label = label(file);
      found.put(label, Stamp.of(file));
      places.put(label, file);
    } catch (IOException e) {
      LOG.debug("{} went while it was looked at", file);
    }
  }
}
