package org.stagedoor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.connect.ConnectContent;

class ClassPathBundlesTest {
  @TempDir Path folder;

  private Path jar(String name) throws Exception {
    Path file = folder.resolve(name);
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Bundle-SymbolicName", name);
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.putNextEntry(new ZipEntry("a/b.txt"));
      jar.write("words".getBytes(StandardCharsets.US_ASCII));
    }
    return file;
  }

  @Test
  void onlyWhatIsOnTheClassPathIsConnected() throws Exception {
    Path on = jar("on.jar");
    Path off = jar("off.jar");
    ClassPathBundles bundles = new ClassPathBundles("x.jar" + File.pathSeparator + on);

    assertTrue(bundles.connect(bundles.location(on)).isPresent());
    assertFalse(bundles.connect(bundles.location(off)).isPresent());
    assertEquals("reference:" + off.toUri(), bundles.location(off));
  }

  @Test
  void theFrameworkReadsTheJarAndJavaTheClasses() throws Exception {
    ConnectContent content = new JarContent(jar("c.jar"));
    assertThrows(IllegalStateException.class, content::getEntries);
    content.open();
    try {
      assertEquals("c.jar", content.getHeaders().orElseThrow().get("Bundle-SymbolicName"));
      assertEquals(Optional.empty(), content.getEntry("a/c.txt"));
      ConnectContent.ConnectEntry entry = content.getEntry("a/b.txt").orElseThrow();
      assertEquals("words", new String(entry.getBytes(), StandardCharsets.US_ASCII));
      assertEquals(getClass().getClassLoader(), content.getClassLoader().orElseThrow());
    } finally {
      content.close();
    }
  }
}
