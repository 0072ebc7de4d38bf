package org.stagedoor.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stagedoor.benchmarks.figures.Findings;
import org.stagedoor.benchmarks.figures.FindingsFolder;
import org.stagedoor.benchmarks.figures.Sense;
import org.xml.sax.InputSource;

class ReportTest {
  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    FindingsFolder files = new FindingsFolder(folder.resolve("new"));
    assertEquals(List.of(), files.read());
    Findings findings = MadeUp.rates(8000.5, 1e-7);
    files.write(findings);
    assertEquals(List.of(findings), files.read());
  }

  @Test
  void tellsWhichTargetsAreMet() {
    String page = new Report(List.of(MadeUp.rates(8000, 10_000))).markdown();
    assertTrue(page.contains("| what challenge.ratio is | ≥ 0.75 | 0.80 | met |"), page);
    page = new Report(List.of(MadeUp.rates(7000, 10_000))).markdown();
    assertTrue(page.contains("| what challenge.ratio is | ≥ 0.75 | 0.70 | **missed** |"), page);
    assertTrue(page.contains("Not measured here: challenge.allocated, "), page);
  }

  @Test
  void tellsCircumstancesAndEveryFigure() {
    Findings findings =
        MadeUp.findings(MadeUp.figure("start.first", "s", Sense.LOWER, 0.9, 0.7, 0.8));
    String page = new Report(List.of(findings)).markdown();
    assertTrue(page.contains("EPYC, 2 cores, 24,000 MiB; Linux 6.1; Java OpenJDK 17"), page);
    assertTrue(page.contains("commit `0123456789ab`"), page);
    assertTrue(page.contains("| what | measured | range (rounds) | remark |\n"), page);
    assertTrue(page.contains("| what start.first is | 0.80 s | 0.70 – 0.90 (3) | how |"), page);
    assertTrue(page.contains("≤ 1 s | 0.80 s | met"), page);
  }

  @Test
  void writesPicturesThatAreWellFormedAndForBothKindsOfPages() throws Exception {
    FindingsFolder files = new FindingsFolder(folder);
    files.write(MadeUp.rates(8000, 10_000));
    Report.write(files);
    String page = Files.readString(folder.resolve("README.md"));
    assertFalse(page.contains("](../"), "it is written into folders of several depths");
    assertFalse(page.contains("| |\n"), "each column has a heading");
    for (String name : List.of("http-rates.svg", "http-memory.svg")) {
      String picture = Files.readString(folder.resolve(name));
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(picture)));
      assertTrue(picture.contains("prefers-color-scheme: dark"));
      assertFalse(picture.contains("NaN"), picture);
      assertTrue(page.contains("](" + name + ")"), page);
    }
  }
}
