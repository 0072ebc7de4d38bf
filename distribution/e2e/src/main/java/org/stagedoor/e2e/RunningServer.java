package org.stagedoor.e2e;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, started by {@code bin/stagedoor} as a user does. */
public final class RunningServer implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("Stagedoor \\S+ is ready on (http://\\S+)");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final ServerLog log;
  private final URI address;

  private RunningServer(Process process, ServerLog log, URI address) {
    this.process = process;
    this.log = log;
    this.address = address;
  }

  /** Starts a server on a free port and waits until it says that it is ready. */
  public static RunningServer start(Installation installation, String... options)
      throws IOException, InterruptedException {
    return start(installation, Map.of(), options);
  }

  /** The same with variables of its environment. */
  public static RunningServer start(
      Installation installation, Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    ProcessBuilder builder = command(installation, options);
    builder.environment().putAll(environment);
    Process process = builder.start();
    ServerLog log = new ServerLog(process.getInputStream());
    boolean started = false;
    try {
      Matcher ready =
          log.await(line -> READY.matcher(line).find(), PATIENCE)
              .map(READY::matcher)
              .orElseThrow(() -> new AssertionError("the server did not start:\n" + log));
      started = ready.find();
      return new RunningServer(process, log, URI.create(ready.group(1)));
    } finally {
      if (!started) {
        process.destroyForcibly();
      }
    }
  }

  /** Starts {@code bin/stagedoor} and waits for nothing; both output streams are one. */
  public static Process launch(Installation installation, String... options) throws IOException {
    return command(installation, options).start();
  }

  private static ProcessBuilder command(Installation installation, String... options) {
    List<String> command = new ArrayList<>();
    command.add(installation.home().resolve("bin/stagedoor").toString());
    command.addAll(
        List.of("--etc", installation.etc().toString(), "--data", installation.data().toString()));
    command.addAll(List.of("--deploy", installation.deploy().toString()));
    if (List.of(options).stream().noneMatch("--port"::equals)) {
      command.addAll(List.of("--port", "0"));
    }
    command.addAll(List.of(options));
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  /** Where it answers, without a slash at the end. */
  public URI address() {
    return address;
  }

  /** A client without an access token. */
  public Client client() {
    return new Client(address);
  }

  /** What it printed. */
  public ServerLog log() {
    return log;
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Sends SIGTERM and waits for the end. */
  public int stop() throws InterruptedException {
    process.destroy();
    return awaitEnd();
  }

  /** Sends SIGKILL: the server has no chance to do anything more. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Waits until the process has ended, and returns its exit code. */
  public int awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the server does not end:\n" + log);
    }
    return process.exitValue();
  }

  /** Ends it in any case. */
  @Override
  public void close() throws InterruptedException {
    stop();
  }
}
