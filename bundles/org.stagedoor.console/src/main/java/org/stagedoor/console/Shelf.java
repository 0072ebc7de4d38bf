package org.stagedoor.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of jars that are shipped and not installed.
 *
 * @param folder where; need not be there
 */
record Shelf(Path folder) {
  private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

  /**
   * A stage on the shelf.
   *
   * @param source the stage
   * @param jar where it is, below the server's folder
   */
  record Item(StageSource source, String jar) {}

  List<Item> items() {
    List<Item> items = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return items;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".jar")).sorted().toList()) {
        items.addAll(in(file));
      }
    } catch (IOException e) {
      LOG.debug("Can't list {}: {}", folder, e.getMessage());
    }
    return items;
  }

  /** The stages in one jar; none if it can't be read. */
  List<Item> in(Path file) {
    try (JarFile jar = new JarFile(file.toFile())) {
      Manifest manifest = jar.getManifest();
      String components =
          manifest == null ? null : manifest.getMainAttributes().getValue("Service-Component");
      return DeclaredStages.of(
              components,
              path -> {
                var entry = jar.getJarEntry(path);
                return entry == null ? null : jar.getInputStream(entry);
              })
          .stream()
          .map(source -> new Item(source, folder.getFileName() + "/" + file.getFileName()))
          .toList();
    } catch (IOException e) {
      LOG.debug("Can't read {}: {}", file, e.getMessage());
      return List.of();
    }
  }
}
