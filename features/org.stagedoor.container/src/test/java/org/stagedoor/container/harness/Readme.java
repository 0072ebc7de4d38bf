package org.stagedoor.container.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The instructions of a section of {@code features/README.md}, carried out as somebody would who
 * follows them word by word; what is his own stands in place of what the text assumes.
 *
 * @param text the section
 * @param own what stands in place of what
 */
public record Readme(String text, Map<String, String> own) {
  private static final Path FILE = Path.of(System.getProperty("stagedoor.readme"));

  /** Copies what stands for what. */
  public Readme {
    own = Map.copyOf(own);
  }

  /** Reads a section. */
  public static Readme section(String heading, Map<String, String> own) {
    try {
      String all = Files.readString(FILE);
      int start = all.indexOf("\n## " + heading + "\n");
      int end = all.indexOf("\n## ", start + 1);
      if (start < 0 || end < 0) {
        throw new AssertionError("no section " + heading + " in " + FILE);
      }
      return new Readme(all.substring(start, end), own);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is typed behind a prompt. */
  public List<String> commands(String prompt) {
    return text.lines().filter(it -> it.startsWith(prompt)).map(it -> mine(it, prompt)).toList();
  }

  /** The lines of the first block of a language. */
  public List<String> block(String language) {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(text)
        .results()
        .findFirst()
        .map(MatchResult::group)
        .map(
            it -> it.lines().filter(line -> !line.startsWith("```")).map(l -> mine(l, "")).toList())
        .orElseThrow(() -> new AssertionError("no block of " + language));
  }

  /** Runs the first block for the shell in a folder. */
  public void runShell(Path folder) {
    try {
      Process shell =
          new ProcessBuilder("sh", "-ec", String.join("\n", block("sh")))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (shell.waitFor() != 0) {
        throw new AssertionError(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String mine(String line, String prompt) {
    String mine = line.substring(prompt.length());
    for (Map.Entry<String, String> entry : own.entrySet()) {
      mine = mine.replace(entry.getKey(), entry.getValue());
    }
    return mine;
  }
}
