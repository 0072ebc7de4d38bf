package org.stagedoor.deploy.jar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Version;

/** Which files are bundles, and what is said of those that are none. */
class IntakeTest {
  private static final Limits LIMITS = Limits.of(1 << 20);

  @TempDir Path folder;
  private Intake intake;
  private Path file;

  @BeforeEach
  void open() {
    intake = new Intake(folder.resolve("copies"));
    file = folder.resolve("a.jar");
  }

  private String flaw() throws IOException {
    return assertInstanceOf(Examined.Flawed.class, intake.take(file, LIMITS)).reason();
  }

  @Test
  void aBundleIsReadFromACopyOfOurOwn() throws Exception {
    JarBuilder.bundle(
            "org.example.a;singleton:=true",
            "1.2.0",
            "Export-Package",
            "org.example.x;org.example.y;version=\"1,0\",org.example.z",
            "Fragment-Host",
            "org.example.host;bundle-version=\"[1,2)\"")
        .write(file);
    BundleJar jar = assertInstanceOf(Examined.Sound.class, intake.take(file, LIMITS)).jar();

    assertEquals("org.example.a", jar.name());
    assertEquals(new Version(1, 2, 0), jar.version());
    assertEquals(Optional.of("org.example.host"), jar.host());
    assertEquals(Set.of("org.example.x", "org.example.y", "org.example.z"), jar.exports());
    assertEquals(-1, Files.mismatch(file, jar.copy()));
  }

  @Test
  void aJarWithoutItsEndIsUnfinished() throws Exception {
    byte[] whole = JarBuilder.bundle("org.example.a", "1").bytes();
    for (int length : new int[] {0, 3, 30, whole.length / 2, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertInstanceOf(Examined.Unfinished.class, intake.take(file, LIMITS), "length " + length);
    }
  }

  @Test
  void whatIsNoJarIsRefused() throws Exception {
    Files.writeString(file, "<html>404 Not Found</html>");
    assertEquals("it is no jar", flaw());
  }

  @Test
  void whatIsNoBundleIsRefused() throws Exception {
    JarBuilder.empty().with("a.txt", new byte[3]).write(file);
    assertTrue(flaw().contains("no manifest"));
    String manifest = "Manifest-Version: 1.0\n\n";
    JarBuilder.empty()
        .with("META-INF/MANIFEST.MF", manifest.getBytes(StandardCharsets.UTF_8))
        .write(file);
    assertTrue(flaw().contains("no Bundle-SymbolicName"));
    JarBuilder.bundle("org.example.a", "one").write(file);
    assertTrue(flaw().contains("its version can't be: one"));
    JarBuilder.bundle("../../etc", "1").write(file);
    assertTrue(flaw().contains("its symbolic name can't be"));
  }

  @Test
  void aChangedByteIsCorruption() throws Exception {
    byte[] bytes = new byte[4000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ((i * 31) >> 3);
    }
    byte[] jar = JarBuilder.bundle("org.example.a", "1").with("data", bytes).bytes();
    jar[jar.length / 2] ^= 1;
    Files.write(file, jar);
    assertTrue(flaw().startsWith("it is corrupt"), flaw());
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "a/../../evil", "/etc/evil", "a\\..\\evil"})
  void anEntryThatLeadsOutIsRefused(String name) throws Exception {
    JarBuilder.bundle("org.example.a", "1").with(name, new byte[1]).write(file);
    assertTrue(flaw().contains("leads out"), flaw());
  }

  @Test
  void aSecondManifestIsRefused() throws Exception {
    JarBuilder.bundle("org.example.a", "1").with("meta-inf/manifest.mf", new byte[1]).write(file);
    assertTrue(flaw().contains("manifest that is written otherwise"), flaw());
  }

  private void manifest(String text) throws IOException {
    JarBuilder.empty()
        .with("META-INF/MANIFEST.MF", text.getBytes(StandardCharsets.UTF_8))
        .write(file);
  }

  /** Java ends a line there, and the framework does not. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "X: y\rBundle-SymbolicName: org.example.a\nBundle-Version: 1\n\n",
        "Bundle-SymbolicName: org.example.a\n\rExport-Package: org.stagedoor.api\n\n",
        "Bundle-SymbolicName: org.example.a\r\n\r\nName: x\r\r\n",
        "Bundle-SymbolicName: org.example.a\n\r"
      })
  void aCarriageReturnAloneIsRefused(String rest) throws Exception {
    manifest("Manifest-Version: 1.0\n" + rest);
    assertEquals("its manifest has a carriage return that no line feed follows", flaw());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Export-Package", "EXPORT-package", "exp\n ort-Package"})
  void aHeaderThatIsThereTwiceIsRefused(String again) throws Exception {
    manifest(
        "Manifest-Version: 1.0\nExport-Package: a\nBundle-SymbolicName: b\n" + again + ": c\n\n");
    assertTrue(flaw().startsWith("its manifest "), flaw());
  }

  /** Java does not read it, and the framework does. */
  @Test
  void aLastLineThatDoesNotEndIsRefused() throws Exception {
    manifest("Manifest-Version: 1.0\nBundle-SymbolicName: a\nExport-Package: org.stagedoor.api");
    assertEquals("its manifest has a last line that does not end", flaw());
  }

  @Test
  void otherSectionsMayRepeatHeaders() throws Exception {
    manifest(
        """
        Manifest-Version: 1.0
        Bundle-SymbolicName: org.ex
         ample.a

        Name: a
        X: y

        Name: b
        X: y
        """
            .replace("\n", "\r\n"));
    BundleJar jar = assertInstanceOf(Examined.Sound.class, intake.take(file, LIMITS)).jar();
    assertEquals("org.example.a", jar.name());
  }

  @Test
  void aFolderHasNothingInIt() throws Exception {
    JarBuilder.bundle("org.example.a", "1").with("folder/", new byte[1]).write(file);
    assertEquals("it has a folder that is a file: folder/", flaw());
  }

  /** The directory at the end claims less than there is: who goes by it reads all the same. */
  @Test
  void aSizeThatIsAnotherIsRefused() throws Exception {
    byte[] jar = JarBuilder.bundle("org.example.a", "1").with("long", new byte[70_000]).bytes();
    int directory = 0;
    for (int i = 0; i + 4 < jar.length; i++) {
      if (jar[i] == 'P' && jar[i + 1] == 'K' && jar[i + 2] == 1 && jar[i + 3] == 2) {
        directory = i;
      }
    }
    jar[directory + 26] = 0; // of the size's four bytes the third
    Files.write(file, jar);
    assertTrue(flaw().startsWith("it is corrupt"), flaw());
  }

  /** Who reads a jar holds its directory in memory. */
  @Test
  void aDirectoryThatIsTooLargeIsNotRead() throws Exception {
    byte[] jar = JarBuilder.bundle("org.example.a", "1").bytes();
    jar[jar.length - 22 + 12 + 3] = 1; // of its size's four bytes the last
    Files.write(file, jar);
    assertEquals("its directory is larger than 8 MiB", flaw());
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "a..b", ".a", "a.", "a/b", "a b", "a\u200bb"})
  void aSymbolicNameThatIsNoneIsRefused(String name) throws Exception {
    JarBuilder.bundle(name, "1").write(file);
    assertTrue(flaw().contains("symbolic name can't be"), flaw());
  }

  @Test
  void anEntryCannotWriteLinesOfTheLog() throws Exception {
    JarBuilder.bundle("org.example.a", "1").with("a\nINFO forged", new byte[1]).write(file);
    assertEquals("it has an entry with control characters in its name", flaw());
  }

  @Test
  void anEntryThatIsThereTwiceIsRefused() throws Exception {
    byte[] jar =
        JarBuilder.bundle("org.example.a", "1")
            .with("twin-1", new byte[1])
            .with("twin-2", new byte[1])
            .bytes();
    String text = new String(jar, StandardCharsets.ISO_8859_1).replace("twin-2", "twin-1");
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(flaw().contains("twice: twin-1"), flaw());
  }

  @Test
  void whatIsTooLargeIsRefused() throws Exception {
    Files.write(file, JarBuilder.bundle("org.example.a", "1").with("x", new byte[100_000]).bytes());
    assertInstanceOf(Examined.Sound.class, intake.take(file, LIMITS));
    Examined bomb = intake.take(file, new Limits(1 << 20, 50_000, 100));
    assertTrue(assertInstanceOf(Examined.Flawed.class, bomb).reason().contains("unpacked"));
    Examined many = intake.take(file, new Limits(1 << 20, 1 << 20, 2));
    assertTrue(assertInstanceOf(Examined.Flawed.class, many).reason().contains("entries"));
    Examined large = intake.take(file, new Limits(300, 1 << 20, 100));
    assertTrue(assertInstanceOf(Examined.Flawed.class, large).reason().contains("max.mib"));
  }

  @Test
  void linksAndFoldersAreNotRead() throws Exception {
    Files.createSymbolicLink(file, Files.writeString(folder.resolve("secret"), "s"));
    assertTrue(flaw().contains("symbolic link"));
    Files.delete(file);
    Files.createDirectory(file);
    assertEquals("it is no file", flaw());
  }

  @Test
  void copiesThatNobodyNeedsGo() throws Exception {
    JarBuilder.bundle("org.example.a", "1").write(file);
    BundleJar one = assertInstanceOf(Examined.Sound.class, intake.take(file, LIMITS)).jar();
    JarBuilder.bundle("org.example.a", "2").write(file);
    BundleJar two = assertInstanceOf(Examined.Sound.class, intake.take(file, LIMITS)).jar();
    intake.retain(Set.of(two.sha256()));
    assertTrue(Files.notExists(one.copy()) && Files.exists(two.copy()));
  }
}
