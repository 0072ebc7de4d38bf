package org.stagedoor.benchmarks.load;

import com.google.gson.Gson;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A {@link BareHandler} in a process of its own, with the options of the real server. */
public final class BareServer implements AutoCloseable {
  private final Process process;
  private final Path answers;
  private final URI address;

  private BareServer(Process process, Path answers, URI address) {
    this.process = process;
    this.answers = answers;
    this.address = address;
  }

  /**
   * Starts one that answers as the real server does.
   *
   * @param real asked once
   * @param options for Java, beside those of the real server
   */
  public static BareServer like(URI real, Scenario scenario, String... options) throws IOException {
    Path answers = Files.createTempFile("answers", ".json");
    try (Conversation conversation = new Conversation(scenario, real)) {
      List<Recorded> recorded = conversation.answers().stream().map(Recorded::of).toList();
      Files.writeString(answers, new Gson().toJson(recorded));
    }
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xms32m",
                "-XX:NewSize=16m",
                "-Xmx192m",
                "-Xss512k",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.command().addAll(List.of(options));
    builder.command().addAll(List.of(BareHandler.class.getName(), answers.toString()));
    builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
    Process process = builder.start();
    BufferedReader output = process.inputReader();
    String port = output.readLine();
    if (port == null) {
      throw new IOException("the bare server did not start");
    }
    return new BareServer(process, answers, URI.create("http://127.0.0.1:" + port));
  }

  /** Where it answers. */
  public URI address() {
    return address;
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.destroy();
    process.waitFor();
    Files.deleteIfExists(answers);
  }
}
