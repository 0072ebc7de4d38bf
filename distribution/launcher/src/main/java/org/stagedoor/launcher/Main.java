package org.stagedoor.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.osgi.framework.BundleException;

/**
 * Starts the standalone server in the foreground; {@code bin/stagedoor} calls it.
 *
 * <p>{@code db} runs a {@link DatabaseCommand} instead, which has its own.
 *
 * <p>Exit codes: 0 stopped from within, 1 could not start, 2 wrong options, 130 and 143 stopped by
 * Ctrl-C or {@code stop}.
 */
public final class Main {
  private static final Duration START_ALLOWED = Duration.ofSeconds(60);
  private static final Duration STOP_ALLOWED = Duration.ofSeconds(20);

  /**
   * Its default is one less than there are processors. If it is one, Java does without the pool: it
   * starts a thread for each asynchronous step, such as the end of each request of an HTTP client.
   */
  private static final String PARALLELISM = "java.util.concurrent.ForkJoinPool.common.parallelism";

  private static final int ENOUGH = 3;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);

  private Main() {}

  /**
   * Runs until the server is stopped.
   *
   * @param arguments the options, see {@code --help}
   */
  public static void main(String[] arguments) throws Exception {
    if (Runtime.getRuntime().availableProcessors() < ENOUGH) {
      System.getProperties().putIfAbsent(PARALLELISM, "2");
    }
    int code = new Main().run(List.of(arguments));
    // Bundles may have left threads behind; there is nothing to wait for.
    System.exit(code);
  }

  private int run(List<String> arguments) throws Exception {
    Path home = Path.of(System.getProperty("stagedoor.home", "."));
    if (arguments.indexOf("db") == 0) {
      return database(home, arguments.subList(1, arguments.size()));
    }
    if (arguments.contains("--help")) {
      out.print(Help.text());
      return 0;
    }
    Settings settings;
    try {
      settings = Settings.of(home, Options.parse(arguments, System.getenv()));
      if (!Files.isDirectory(settings.etc())) {
        throw new StartException("--etc: there is no folder " + settings.etc());
      }
    } catch (StartException e) {
      return refuse(e, 2);
    }
    try (DataFolder held = DataFolder.hold(settings.data())) {
      serve(Ports.choose(settings), held);
      return 0;
    } catch (StartException e) {
      return refuse(e, 1);
    }
  }

  private int database(Path home, List<String> arguments) throws Exception {
    try {
      return DatabaseCommand.of(home, arguments).run(out, err);
    } catch (StartException e) {
      return refuse(e, 1);
    }
  }

  private void serve(Settings settings, DataFolder held) throws Exception {
    StandaloneServer server = new StandaloneServer(settings);
    Thread hook = new Thread(() -> stop(server, held), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      List<String> failures = server.start(BundleFile.in(settings.home()));
      Components components = new Components(server.context());
      Probe probe = new Probe(settings.address());
      new Readiness(probe::answers, components, failures, START_ALLOWED).await();
      FailureWatch watch = new FailureWatch(components::failures, out, FailureWatch.AGAIN);
      watch.begin();
      server.watch(watch);
      new EtcFolder(settings.etc(), components::pids, out).watch();
    } catch (StartException | IllegalStateException e) {
      if (server.stopping()) {
        // Ctrl-C while starting: what was asked for is gone already.
        return;
      }
      // Nobody was served, so there is nothing to bring to an orderly end.
      Runtime.getRuntime().removeShutdownHook(hook);
      throw e;
    }
    held.markReady();
    out.println(new Banner(settings, server.context()).text());
    server.await();
  }

  /** Runs while the virtual machine goes down, so it must not throw. */
  private void stop(StandaloneServer server, DataFolder held) {
    try {
      server.stop(STOP_ALLOWED);
      held.close();
      out.println("Stagedoor has stopped.");
    } catch (BundleException | IOException e) {
      err.println("stagedoor: did not stop cleanly: " + Reason.of(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int refuse(StartException refusal, int code) {
    refusal.reasons().forEach(reason -> err.println("stagedoor: " + reason));
    return code;
  }
}
