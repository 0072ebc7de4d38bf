package org.stagedoor.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * <a href="https://github.com/wg/wrk">wrk</a>, a load generator in C.
 *
 * @param program where it is
 */
record Wrk(Path program) implements Generator {
  private static final int THREADS = 2;
  private static final Pattern SENT = Pattern.compile("SENT (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");

  /** Looks for it on the PATH. */
  static Optional<Wrk> find() {
    String path = System.getenv("PATH");
    return path == null
        ? Optional.empty()
        : Arrays.stream(path.split(java.io.File.pathSeparator, -1))
            .map(folder -> Path.of(folder, "wrk"))
            .filter(Files::isExecutable)
            .findFirst()
            .map(Wrk::new);
  }

  @Override
  public String name() {
    return "wrk";
  }

  @Override
  public Sent run(URI address, Scenario scenario, int clients, Duration time) throws Exception {
    Path script = Files.createTempFile("scenario", ".lua");
    try {
      Files.writeString(script, new LuaScript(scenario, address.getAuthority()).text());
      int threads = scenario.steps().size() == 1 ? THREADS : clients;
      // It knows whole seconds only.
      long seconds = Math.max(1, time.toSeconds());
      return sent(
          output(
              List.of(
                  program.toString(),
                  "-t" + threads,
                  "-c" + clients,
                  "-d" + seconds + "s",
                  "-s" + script,
                  address.toString())),
          scenario);
    } finally {
      Files.delete(script);
    }
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("wrk failed: " + output);
    }
    return output;
  }

  private static Sent sent(String output, Scenario scenario) throws IOException {
    Matcher sent = SENT.matcher(output);
    if (!sent.find()) {
      throw new IOException("wrk said something else: " + output);
    }
    long requests = Long.parseLong(sent.group(1));
    long broken = Long.parseLong(sent.group(3));
    long refused = Long.parseLong(sent.group(4));
    long wrong = Long.parseLong(sent.group(5));
    // It counts each status from 400 on; how many there must be is known for a single step.
    if (scenario.steps().size() == 1) {
      wrong = scenario.steps().get(0).status() < 400 ? refused : requests - refused;
    }
    if (broken > 0 || wrong != 0) {
      throw new IllegalStateException(
          "%s: of %d requests %d were answered wrongly and %d broke off"
              .formatted(scenario.id(), requests, wrong, broken));
    }
    return new Sent(
        requests / (double) scenario.steps().size(), Long.parseLong(sent.group(2)) / 1e6);
  }
}
