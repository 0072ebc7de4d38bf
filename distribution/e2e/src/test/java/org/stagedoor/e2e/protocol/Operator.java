package org.stagedoor.e2e.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.stagedoor.e2e.Installation;

/**
 * Who runs a server, with its console.
 *
 * @param installation the server's
 */
public record Operator(Installation installation) {
  /**
   * What a command came to.
   *
   * @param code the exit code
   * @param out what it printed, without the last line's end
   * @param err what it complained of
   */
  public record Result(int code, String out, String err) {}

  /** Runs {@code bin/stagedoor console} with these words. */
  public Result run(String... words) throws IOException, InterruptedException {
    return told("", words);
  }

  /** The same with something on its standard input. */
  Result told(String input, String... words) throws IOException, InterruptedException {
    Path script = installation.home().resolve("bin/stagedoor");
    List<String> command = new ArrayList<>(List.of(script.toString(), "console"));
    command.addAll(List.of("--data", installation.data().toString()));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).start();
    try (OutputStream standardInput = process.getOutputStream()) {
      standardInput.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("the console does not end");
    }
    return new Result(process.exitValue(), out.strip(), err.strip());
  }

  /** What a command prints that must succeed. */
  public String ask(String... words) throws IOException, InterruptedException {
    Result result = run(words);
    if (result.code() != 0) {
      throw new AssertionError(result);
    }
    return result.out();
  }
}
