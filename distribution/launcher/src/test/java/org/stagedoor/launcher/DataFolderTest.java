package org.stagedoor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path temp;

  @Test
  void itIsMadeAndNamesTheProcessWhileItIsHeld() throws Exception {
    Path folder = temp.resolve("a/b");
    try (DataFolder held = DataFolder.hold(folder)) {
      String pid = Files.readString(folder.resolve("stagedoor.pid"));
      assertEquals(ProcessHandle.current().pid() + "\n", pid);
      Files.createDirectory(folder.resolve("cache"));
      held.markReady();
    }
    assertTrue(Files.exists(folder.resolve("cache/ready")));
    assertFalse(Files.exists(folder.resolve("stagedoor.pid")));
  }

  @Test
  void whatAKilledServerLeftIsNoHindrance() throws Exception {
    Files.writeString(temp.resolve("stagedoor.pid"), "1234567890\n");
    try (DataFolder held = DataFolder.hold(temp)) {
      held.close();
    }
    assertFalse(Files.exists(temp.resolve("stagedoor.pid")));
  }

  @Test
  void aFileInTheWayIsTold() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");

    StartException refusal = assertThrows(StartException.class, () -> DataFolder.hold(file));

    assertEquals(
        "the data folder " + file + " can't be written (--data): a file is in the way",
        refusal.getMessage());
  }
}
