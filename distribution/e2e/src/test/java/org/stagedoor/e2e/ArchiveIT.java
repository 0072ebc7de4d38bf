package org.stagedoor.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Test;

/**
 * Two builds of one commit must give the same archives, so nothing in them may come from the clock,
 * the user or the file system of the build.
 */
class ArchiveIT {
  private static final Path FOLDER = Path.of(System.getProperty("stagedoor.archives"));
  private static final String NAME = "stagedoor-" + System.getProperty("stagedoor.version");
  private static final Instant TIME = Instant.parse(System.getProperty("stagedoor.time"));

  @Test
  void entriesOfTheTarCarryTheTimeAndTheOwnerOfTheProject() throws IOException {
    for (TarArchiveEntry entry : tar()) {
      assertEquals(TIME, entry.getLastModifiedTime().toInstant(), entry.getName());
      assertEquals(0, entry.getLongUserId() + entry.getLongGroupId(), entry.getName());
      assertEquals("root root", entry.getUserName() + " " + entry.getGroupName());
    }
  }

  @Test
  void modesDoNotDependOnTheBuildersMask() throws IOException {
    for (TarArchiveEntry entry : tar()) {
      assertEquals(
          mode(entry.getName(), entry.isDirectory()), mode(entry.getMode()), entry.getName());
    }
    for (ZipArchiveEntry entry : zip()) {
      assertEquals(
          mode(entry.getName(), entry.isDirectory()), mode(entry.getUnixMode()), entry.getName());
    }
  }

  @Test
  void bothArchivesHoldTheSameInTheSameOrder() throws IOException {
    assertEquals(names(tar()), names(zip()));
  }

  @Test
  void theGzipHeaderTellsNoTime() throws IOException {
    byte[] header = new byte[10];
    try (var stream = Files.newInputStream(FOLDER.resolve(NAME + ".tar.gz"))) {
      assertEquals(header.length, stream.read(header));
    }
    assertEquals(0, header[4] | header[5] | header[6] | header[7]);
  }

  @Test
  void whatTheReadmeNamesIsThere() throws IOException {
    List<String> names = tar().stream().map(ArchiveEntry::getName).toList();
    for (String name : List.of("bin/stagedoor", "etc/", "deploy/", "data/", "LICENSE")) {
      assertTrue(names.contains(NAME + "/" + name), name);
    }
  }

  private static String mode(String name, boolean folder) {
    if (name.equals(NAME + "/data/")) {
      return "700";
    }
    if (name.startsWith(NAME + "/etc/") && !folder) {
      // Secrets are written into these.
      return "600";
    }
    return folder || name.startsWith(NAME + "/bin/") ? "755" : "644";
  }

  private static String mode(int bits) {
    return Integer.toOctalString(bits & 0777);
  }

  /** Files only: folders come all at once in a zip, each before its files in a tar. */
  private static List<String> names(List<? extends ArchiveEntry> entries) {
    return entries.stream()
        .filter(entry -> !entry.isDirectory())
        .map(ArchiveEntry::getName)
        .toList();
  }

  private static List<TarArchiveEntry> tar() throws IOException {
    List<TarArchiveEntry> entries = new ArrayList<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new GZIPInputStream(
                new BufferedInputStream(Files.newInputStream(FOLDER.resolve(NAME + ".tar.gz")))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        entries.add(entry);
      }
    }
    return entries;
  }

  private static List<ZipArchiveEntry> zip() throws IOException {
    List<ZipArchiveEntry> entries = new ArrayList<>();
    try (ZipFile zip = ZipFile.builder().setPath(FOLDER.resolve(NAME + ".zip")).get()) {
      zip.getEntriesInPhysicalOrder().asIterator().forEachRemaining(entries::add);
    }
    return entries;
  }
}
