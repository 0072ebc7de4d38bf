package org.stagedoor.indexer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aQute.bnd.osgi.repository.XMLResourceParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.resource.Resource;

class IndexTest {
  @TempDir Path root;

  @Test
  void namesEachBundleOnceAndWhereItIs() throws Exception {
    bundle("bundle/50/org.example.b.jar", "org.example.b", "");
    bundle("bundle/50/org.example.a.jar", "org.example.a", "true");
    bundle("elsewhere/org.example.c.jar", "org.example.c", "");
    new Index(root, List.of("bundle/**")).write("Example");
    List<Resource> resources =
        XMLResourceParser.getResources(root.resolve("index.xml").toUri()).stream().toList();

    assertEquals(2, resources.size());
    assertTrue(text().contains("\"bundle/50/org.example.a.jar\""), this::text);
    assertFalse(text().contains("org.example.c"), this::text);
    assertFalse(text().contains("urn:"), this::text);
  }

  @Test
  void isTheSameForTheSameBundles() throws Exception {
    bundle("bundle/a.jar", "org.example.a", "");
    bundle("bundle/b.jar", "org.example.b", "");
    Index index = new Index(root, List.of("bundle/**"));
    index.write("Example");
    byte[] first = Files.readAllBytes(root.resolve("index.xml"));
    Files.setLastModifiedTime(root.resolve("bundle/a.jar"), FileTime.fromMillis(1));
    index.write("Example");

    assertArrayEquals(first, Files.readAllBytes(root.resolve("index.xml")));
  }

  @Test
  void passesOverJarsThatAreNoBundles() throws Exception {
    Files.createDirectories(root.resolve("lib"));
    Manifest plain = new Manifest();
    plain.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    try (OutputStream file = Files.newOutputStream(root.resolve("lib/plain.jar"))) {
      new JarOutputStream(file, plain).close();
    }
    new Index(root, List.of("lib/*")).write("Example");

    assertFalse(text().contains("plain"), this::text);
  }

  private String text() {
    try {
      return Files.readString(root.resolve("index.xml"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void bundle(String path, String name, String multiRelease) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", name);
    main.putValue("Bundle-Version", "1.0.0");
    if (!multiRelease.isEmpty()) {
      main.putValue("Multi-Release", multiRelease);
    }
    Files.createDirectories(root.resolve(path).getParent());
    try (OutputStream file = Files.newOutputStream(root.resolve(path))) {
      new JarOutputStream(file, manifest).close();
    }
  }
}
