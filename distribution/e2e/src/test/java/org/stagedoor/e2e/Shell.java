package org.stagedoor.e2e;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;

/** A shell that keeps its variables and its folder from one command to the next. */
final class Shell implements AutoCloseable {
  private static final String END = "~~~ end of output ~~~";

  private final Process process;
  private final BufferedReader output;
  private final BufferedWriter input;

  Shell(Path folder) throws IOException {
    process =
        new ProcessBuilder("bash", "--norc")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    output = process.inputReader();
    input = process.outputWriter();
  }

  /** Runs a command and returns what it printed on both outputs. */
  String run(String command) throws IOException {
    input.write(command + "\necho; echo '" + END + "'\n");
    input.flush();
    StringBuilder printed = new StringBuilder();
    for (String line = output.readLine(); !END.equals(line); line = output.readLine()) {
      if (line == null) {
        throw new IOException("the shell ended after: " + printed);
      }
      printed.append(line).append('\n');
    }
    return printed.toString();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
