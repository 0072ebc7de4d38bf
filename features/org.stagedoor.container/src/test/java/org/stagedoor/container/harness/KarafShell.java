package org.stagedoor.container.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Karaf's shell, from outside by Karaf's own client.
 *
 * @param home where Karaf is
 * @param port where the shell listens
 */
record KarafShell(Path home, int port) {
  /** Who may do everything; the name is the password. */
  static final String USER = "operator";

  private static final String PATIENCE_SECONDS = "60";

  /**
   * Runs a command; waits for the shell while Karaf starts.
   *
   * @return what the shell printed
   * @throws AssertionError if the command fails
   */
  String run(String command) {
    ProcessBuilder client = new ProcessBuilder(home.resolve("bin/client").toString());
    client.command().addAll(List.of("-h", "127.0.0.1", "-a", String.valueOf(port)));
    client.command().addAll(List.of("-u", USER, "-p", USER));
    client.command().addAll(List.of("-r", PATIENCE_SECONDS, "-d", "1", command));
    try {
      Process process = client.redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(command + ": " + output);
      }
      return output;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
