package org.stagedoor.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.stagedoor.api.deploy.Deployments.Trust;
import org.stagedoor.deploy.jar.Intake;
import org.stagedoor.deploy.jar.JarBuilder;
import org.stagedoor.deploy.jar.Limits;
import org.stagedoor.deploy.trust.Policy;
import org.stagedoor.deploy.trust.Trusted;

/** What is known of files that can't be read for a while. */
class ShelfTest {
  private static final Policy ANY = new Policy(Trust.ANY, Trusted.NOTHING, InstantSource.system());

  @TempDir Path folder;
  private Path jar;
  private Path copies;
  private Shelf shelf;

  @BeforeEach
  void open() throws Exception {
    jar = Files.createDirectory(folder.resolve("deploy")).resolve("a.jar");
    copies = folder.resolve("copies");
    shelf =
        new Shelf(
            new DropFolder(folder.resolve("deploy")),
            new Intake(copies),
            new Ground(empty()),
            ANY,
            InstantSource.system());
  }

  static BundleContext empty() {
    return (BundleContext)
        Proxy.newProxyInstance(
            ShelfTest.class.getClassLoader(),
            new Class<?>[] {BundleContext.class},
            (proxy, method, arguments) -> new Bundle[0]);
  }

  private Shelf.Changes look() {
    return shelf.look(ANY, Limits.of(1 << 20), true);
  }

  private List<Version> versions() {
    return shelf.candidates().stream().map(one -> one.jar().version()).toList();
  }

  /** Nothing can be copied where a file has the folder's name. */
  private void breakIntake() throws Exception {
    if (Files.isDirectory(copies)) {
      Files.move(copies, folder.resolve("aside"));
    }
    Files.writeString(copies, "no folder");
  }

  @Test
  void aNewJarIsRefusedOnlyUntilItCanBeRead() throws Exception {
    JarBuilder.bundle("org.example.a", "1").write(jar);
    breakIntake();
    assertEquals(Set.of("a.jar"), look().came());
    assertEquals(Set.of(), look().came());
    assertEquals(List.of(), versions());
    assertEquals(1, shelf.files().size());

    Files.delete(copies);
    assertEquals(Set.of("a.jar"), look().came());
    assertEquals(List.of(new Version(1, 0, 0)), versions());
    assertEquals(Set.of(), look().came());
  }

  @Test
  void oneThatIsKnownStaysWhatItWas() throws Exception {
    JarBuilder.bundle("org.example.a", "1").write(jar);
    look();
    JarBuilder.bundle("org.example.a", "2").with("more", new byte[9]).write(jar);
    breakIntake();
    assertTrue(!look().any());
    assertEquals(List.of(new Version(1, 0, 0)), versions());

    Files.delete(copies);
    assertEquals(Set.of("a.jar"), look().came());
    assertEquals(List.of(new Version(2, 0, 0)), versions());
  }

  @Test
  void oneThatCouldNotBeReadGoesWithItsFile() throws Exception {
    JarBuilder.bundle("org.example.a", "1").write(jar);
    breakIntake();
    look();
    Files.delete(jar);
    assertEquals(Set.of("a.jar"), look().gone());
    assertTrue(shelf.files().isEmpty());
  }
}
