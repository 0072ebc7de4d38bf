package org.stagedoor.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The README says what is so. */
class ReadmeIT {
  private static final Path PROJECT = Path.of(System.getProperty("stagedoor.project"));
  private static final Path RIDDLE =
      Path.of(
          "bundles/org.stagedoor.example.riddle/src/main/java",
          "org/stagedoor/example/riddle/RiddleStage.java");

  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  @Test
  void eachCommandPrintsWhatTheReadmeShows(@TempDir Path root) throws Exception {
    layOut(root);
    List<ConsoleBlock> blocks = ConsoleBlock.in(readme());
    assertTrue(blocks.size() > 5, "the walk-through is there");
    try (Shell shell = new Shell(root)) {
      for (ConsoleBlock block : blocks) {
        for (ConsoleBlock.Step step : block.steps()) {
          run(shell, step, block.eventually());
        }
      }
    }
  }

  @Test
  void theStageInTheReadmeIsTheOneThatIsBuilt() throws IOException {
    String source = Files.readString(PROJECT.resolve(RIDDLE));

    assertTrue(readme().contains("```java\n" + source + "```\n"), source);
  }

  @Test
  void linksLeadToFiles() throws IOException {
    java.util.regex.Pattern.compile("\\]\\(([^):]+)\\)")
        .matcher(readme())
        .results()
        .map(link -> PROJECT.resolve(link.group(1)))
        .forEach(target -> assertTrue(Files.exists(target), target.toString()));
  }

  private static void run(Shell shell, ConsoleBlock.Step step, boolean eventually)
      throws Exception {
    String command = step.command().replace("127.0.0.1:8008", SERVER.address().getAuthority());
    String[] printed = {shell.run(command)};
    if (eventually) {
      Await.until(
          step.output(),
          () -> {
            printed[0] = shell.run(command);
            return step.fits(printed[0]);
          });
    }
    assertTrue(
        step.fits(printed[0]),
        () -> command + "\nshould print\n" + step.output() + "\nbut prints\n" + printed[0]);
  }

  /** Makes the folders look as they do after mvn -Prun. */
  private static void layOut(Path root) throws IOException {
    Path home = root.resolve("distribution/standalone/target/stagedoor");
    Files.createDirectories(home);
    Files.createSymbolicLink(home.resolve("etc"), SERVER.installation().etc());
    Files.createSymbolicLink(home.resolve("deploy"), SERVER.installation().deploy());
    Files.createSymbolicLink(
        home.resolve("example"), SERVER.installation().home().resolve("example"));
  }

  private static String readme() throws IOException {
    return Files.readString(PROJECT.resolve("README.md"));
  }
}
