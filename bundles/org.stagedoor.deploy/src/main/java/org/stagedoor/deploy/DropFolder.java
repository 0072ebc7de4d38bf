package org.stagedoor.deploy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder {@code deploy/} as it looks from time to time. One thread. */
final class DropFolder {
  private static final Logger LOG = LoggerFactory.getLogger(DropFolder.class);

  private final Path folder;
  private boolean away;
  private Map<String, Stamp> last = Map.of();

  DropFolder(Path folder) {
    this.folder = folder;
  }

  Path path(String file) {
    return folder.resolve(file);
  }

  /**
   * The jars that are there, by name. A folder that can't be read, such as one of a network that is
   * away, is taken to be as it was: else everything would be withdrawn.
   */
  Map<String, Stamp> look() {
    Map<String, Stamp> found = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[!.]*.jar")) {
      for (Path file : files) {
        stamp(file, found);
      }
    } catch (IOException e) {
      if (!away) {
        LOG.warn("{} can't be read: {}; what was dropped there stays", folder, e.toString());
      }
      away = true;
      return last;
    }
    away = false;
    last = found;
    return found;
  }

  private static void stamp(Path file, Map<String, Stamp> found) {
    try {
      found.put(String.valueOf(file.getFileName()), Stamp.of(file));
    } catch (IOException e) {
      LOG.debug("{} went while it was looked at", file);
    }
  }
}
