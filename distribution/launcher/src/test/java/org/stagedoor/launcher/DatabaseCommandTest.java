package org.stagedoor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseCommandTest {
  @TempDir Path home;
  private Path source;

  @BeforeEach
  void makeSource() throws Exception {
    source = Files.createDirectory(home.resolve("source")).toRealPath();
    Files.createFile(source.resolve("stagedoor.db"));
  }

  /** As the archive of this test has no bundles, this is how far a copy comes that may begin. */
  private static final String BEGUN = "there are no bundles in ";

  private String refusal(Path from) throws Exception {
    Files.createDirectories(home.resolve("bundle"));
    DatabaseCommand command =
        DatabaseCommand.of(
            home, List.of("copy", "--from", from.toString(), "--data", "data", "--etc", "etc"));
    try (PrintStream none = new PrintStream(OutputStream.nullOutputStream())) {
      return String.valueOf(
          assertThrows(StartException.class, () -> command.run(none, none)).getMessage());
    }
  }

  @Test
  void copiesNoFileThatAServerRunsOn() throws Exception {
    Path link = Files.createSymbolicLink(home.resolve("link.db"), source.resolve("stagedoor.db"));
    String refused = "another server runs on the data folder " + source + " (--from)";
    try (DataFolder held = DataFolder.hold(source)) {
      assertEquals(refused, refusal(source.resolve("stagedoor.db")));
      assertEquals(refused, refusal(link));
    }
    assertEquals(BEGUN + home.resolve("bundle"), refusal(source.resolve("stagedoor.db")));
    assertFalse(Files.exists(source.resolve("stagedoor.pid")), "let go again");
  }

  @Test
  void holdsTheDataFolderOnceWhereTheFileIsInIt() throws Exception {
    Path data = Files.createDirectory(home.resolve("data"));
    Path file = Files.createFile(data.resolve("stagedoor.db"));
    assertEquals(BEGUN + home.resolve("bundle"), refusal(file));
  }

  @Test
  void makesNoFolderForAFileThatIsNotThere() throws Exception {
    assertEquals(BEGUN + home.resolve("bundle"), refusal(home.resolve("other/stagedoor.db")));
    assertFalse(Files.exists(home.resolve("other")));
  }
}
