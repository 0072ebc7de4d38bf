package org.stagedoor.hotdeploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A shipped bundle that is packed again in higher versions, all else being the same.
 *
 * @param jar the shipped jar
 * @param name its symbolic name
 */
public record BumpedJar(Path jar, String name) {
  private static final Attributes.Name VERSION = new Attributes.Name("Bundle-Version");

  /** The bundle of a jar. */
  public static BumpedJar of(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      String name = file.getManifest().getMainAttributes().getValue("Bundle-SymbolicName");
      return new BumpedJar(jar, name.split(";", 2)[0].strip());
    }
  }

  /** The version of a number. */
  public static String version(int number) {
    return "0.1." + number;
  }

  /**
   * The file's name in {@code deploy/}: always the same, so that each version replaces the last.
   */
  public String file() {
    return name + ".jar";
  }

  /**
   * Writes a version.
   *
   * @param folder where; the file is called {@link #file}
   */
  public Path write(Path folder, int number) throws IOException {
    Path target = folder.resolve(file());
    try (JarFile from = new JarFile(jar.toFile())) {
      Manifest manifest = from.getManifest();
      manifest.getMainAttributes().put(VERSION, version(number));
      try (OutputStream bytes = Files.newOutputStream(target);
          JarOutputStream to = new JarOutputStream(bytes, manifest)) {
        copy(from, to);
      }
    }
    return target;
  }

  private static void copy(JarFile from, JarOutputStream to) throws IOException {
    for (Enumeration<JarEntry> entries = from.entries(); entries.hasMoreElements(); ) {
      JarEntry entry = entries.nextElement();
      if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
        to.putNextEntry(new JarEntry(entry.getName()));
        try (InputStream content = from.getInputStream(entry)) {
          content.transferTo(to);
        }
        to.closeEntry();
      }
    }
  }
}
