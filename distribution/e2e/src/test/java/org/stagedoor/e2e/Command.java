package org.stagedoor.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A command of {@code bin/stagedoor} that came to its end.
 *
 * @param code its exit code
 * @param output what it printed on both outputs
 */
record Command(int code, String output) {
  /** Runs one on an installation's folders, unless the words name others. */
  static Command run(Installation installation, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(installation.home().resolve("bin/stagedoor").toString());
    command.addAll(List.of(words));
    if (!command.contains("--etc")) {
      command.addAll(List.of("--etc", installation.etc().toString()));
    }
    command.addAll(List.of("--data", installation.data().toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Command(process.waitFor(), output);
  }
}
