package org.stagedoor.rules;

import aQute.bnd.osgi.Domain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * A bundle as Maven packaged it.
 *
 * @param name the name of its folder
 * @param jar the file
 * @param manifest its headers
 * @param entries the names of its entries
 */
record BuiltBundle(String name, Path jar, Domain manifest, Set<String> entries) {
  static BuiltBundle read(Path folder, String version) {
    String name = folder.getFileName().toString();
    Path jar = folder.resolve("target").resolve(name + "-" + version + ".jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is not built; run `mvn verify` from the root");
    }
    try (JarFile file = new JarFile(jar.toFile())) {
      Set<String> entries = new TreeSet<>();
      file.stream().map(JarEntry::getName).forEach(entries::add);
      return new BuiltBundle(name, jar, Domain.domain(file.getManifest()), entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The packages that it imports, optional ones included. */
  Set<String> imports() {
    return new TreeSet<>(manifest.getImportPackage().keySet());
  }

  /** The packages that it exports. */
  Set<String> exports() {
    return new TreeSet<>(manifest.getExportPackage().keySet());
  }

  /** The tests name the bundle. */
  @Override
  public String toString() {
    return name;
  }
}
