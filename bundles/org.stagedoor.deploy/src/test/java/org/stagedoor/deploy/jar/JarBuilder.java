package org.stagedoor.deploy.jar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Jars for tests, good ones and others. */
public final class JarBuilder {
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  /** A jar without anything in it. */
  public static JarBuilder empty() {
    return new JarBuilder();
  }

  /** A bundle with one class-like entry. */
  public static JarBuilder bundle(String name, String version, String... headers) {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", name);
    main.putValue("Bundle-Version", version);
    for (int i = 0; i < headers.length; i += 2) {
      main.putValue(headers[i], headers[i + 1]);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      manifest.write(bytes);
    } catch (IOException e) {
      throw new IllegalStateException("it is written to memory", e);
    }
    return empty()
        .with("META-INF/MANIFEST.MF", bytes.toByteArray())
        .with("org/example/Stage.class", "code".getBytes(StandardCharsets.UTF_8));
  }

  /** With an entry. */
  public JarBuilder with(String name, byte[] content) {
    entries.put(name, content.clone());
    return this;
  }

  /** Without an entry. */
  public JarBuilder without(String name) {
    entries.remove(name);
    return this;
  }

  /** Its bytes. */
  public byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** Writes it to a file. */
  public Path write(Path file) throws IOException {
    return Files.write(file, bytes());
  }
}
