package org.stagedoor.store.jdbc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
  private static final String PATH = "org.sqlite.lib.path";

  @TempDir Path directory;

  @AfterEach
  void forget() {
    System.clearProperty(PATH);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void isUnpackedOnce() throws IOException {
    NativeLibrary library = new NativeLibrary(directory);
    library.offer();
    Path folder = Path.of(Objects.requireNonNull(System.getProperty(PATH)));
    assertTrue(folder.startsWith(directory));
    Path file = files(folder).get(0);
    assertTrue(Files.size(file) > 100_000);
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    System.clearProperty(PATH);
    library.offer();
    assertEquals(List.of(file), files(folder));
    assertEquals(FileTime.fromMillis(0), Files.getLastModifiedTime(file));
  }

  @Test
  void leavesAnOperatorsChoice() throws IOException {
    System.setProperty(PATH, "/elsewhere");
    new NativeLibrary(directory).offer();
    assertEquals("/elsewhere", System.getProperty(PATH));
    assertEquals(List.of(), files(directory));
  }

  @Test
  void isTheDriversAffairWhenThereIsNoPlace() throws IOException {
    Path plain = Files.writeString(directory.resolve("plain"), "");
    new NativeLibrary(plain).offer();
    assertEquals(null, System.getProperty(PATH));
  }
}
