package org.stagedoor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleFileTest {
  @TempDir Path home;

  @Test
  void theFolderSaysWhenABundleStarts() throws Exception {
    Path late = jar("bundle/50-stagedoor/a.jar");
    Path early = jar("bundle/10-base/b.jar");
    jar("bundle/10-base/notes.txt");
    jar("bundle/other/c.jar");

    assertEquals(List.of(new BundleFile(early, 10), new BundleFile(late, 50)), BundleFile.in(home));
  }

  @Test
  void anEmptyHomeIsTold() throws Exception {
    Files.createDirectory(home.resolve("bundle"));

    StartException refusal = assertThrows(StartException.class, () -> BundleFile.in(home));

    assertEquals("there are no bundles in " + home.resolve("bundle"), refusal.getMessage());
  }

  @Test
  void anArchiveUnpackedOverAnotherIsTold() throws Exception {
    Path old = jar("bundle/50-stagedoor/a.b-1.0.jar");
    Path fresh = jar("bundle/55-stages/a.b-1.1.jar");
    jar("bundle/55-stages/a.b.c-1.1.jar");

    StartException refusal = assertThrows(StartException.class, () -> BundleFile.in(home));

    assertEquals(
        old + " and " + fresh + " are of two archives: unpack each into an empty folder",
        refusal.getMessage());
  }

  private Path jar(String path) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    return Files.createFile(file);
  }
}
