package org.stagedoor.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder, and how its files are called. */
class DropFolderTest {
  @TempDir Path folder;

  @Test
  void aFileIsFoundByWhatItIsCalled() throws Exception {
    Files.writeString(folder.resolve("a.jar"), "a");
    Files.writeString(folder.resolve(".hidden.jar"), "b");
    Files.writeString(folder.resolve("notes.txt"), "c");
    DropFolder drop = new DropFolder(folder);

    assertEquals(Set.of("a.jar"), drop.look().keySet());
    assertEquals(folder.resolve("a.jar"), drop.path("a.jar"));
  }

  /** Whoever may write there writes no lines of the log. */
  @Test
  void aNameHasNoControlCharacters() throws Exception {
    Path forged = Files.writeString(folder.resolve("x\nINFO forged\u001b[2K.jar"), "a");
    DropFolder drop = new DropFolder(folder);

    assertEquals(Set.of("x_INFO forged_[2K.jar"), drop.look().keySet());
    assertEquals(forged, drop.path("x_INFO forged_[2K.jar"));
  }
}
