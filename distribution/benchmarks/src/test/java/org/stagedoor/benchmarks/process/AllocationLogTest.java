package org.stagedoor.benchmarks.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllocationLogTest {
  @TempDir private Path folder;

  @Test
  void whatACollectionLeftIsNotCountedTwice() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("gc.log"),
            """
            [0.4s][info][gc,heap] GC(0) DefNew: 8704K(9792K)->1087K(9792K) Eden: 8704K(8704K)->0K(8704K) From: 0K(1088K)->1087K(1088K)
            [0.4s][info][gc,heap] GC(0) Tenured: 0K(21888K)->2K(21888K)
            [0.9s][info][gc,heap] GC(1) DefNew: 9791K(9792K)->5K(9792K) Eden: 8704K(8704K)->0K(8704K) From: 1087K(1088K)->5K(1088K)
            """);
    assertEquals((8704 + 8704) * 1024, new AllocationLog(file).bytes());
  }

  @Test
  void nothingYetIsNothing() throws Exception {
    assertEquals(0, new AllocationLog(Files.createFile(folder.resolve("gc.log"))).bytes());
  }
}
