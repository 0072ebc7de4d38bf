package org.stagedoor.container.harness;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Felix as it is downloaded, in a JVM of its own, set up as the README says and driven through its
 * shell; one for the tests of a class.
 */
public final class PlainFelix implements BeforeAllCallback, AfterAllCallback {
  private static final Path PARTS = Path.of(System.getProperty("stagedoor.plain"));
  private static final Path WORK = Path.of(System.getProperty("stagedoor.work"));
  private static final String LAUNCHER = "org.apache.felix.main.jar";
  private static final long PATIENCE_SECONDS = 60;

  private final int port = FreePort.find();
  private final Client client = new Client(port);
  private final Readme readme =
      Readme.section(
          "Into a plain Felix",
          Map.of(
              "/opt/stagedoor/",
              System.getProperty("stagedoor.home") + "/",
              "8008",
              String.valueOf(port),
              "/var/lib/stagedoor",
              "data"));
  private @Nullable Process process;
  private @Nullable BufferedWriter shell;
  private @Nullable Path folder;

  @Override
  public void beforeAll(ExtensionContext test) throws IOException {
    Files.createDirectories(WORK);
    folder = Files.createTempDirectory(WORK, test.getRequiredTestClass().getSimpleName());
    unpack(folder);
    readme.runShell(folder);
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "bin/felix.jar")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    shell = process.outputWriter(StandardCharsets.UTF_8);
  }

  private void unpack(Path into) throws IOException {
    for (String name : List.of("bin", "bundle", "conf")) {
      Files.createDirectory(into.resolve(name));
    }
    Files.copy(PARTS.resolve(LAUNCHER), into.resolve("bin/felix.jar"));
    try (Stream<Path> parts = Files.list(PARTS)) {
      for (Path part : parts.filter(it -> !it.endsWith(LAUNCHER)).toList()) {
        Files.copy(part, into.resolve("bundle").resolve(part.getFileName()));
      }
    }
    List<String> properties = new ArrayList<>(readme.block("properties"));
    properties.add("felix.auto.deploy.action = install,start");
    Files.write(into.resolve("conf/config.properties"), properties);
  }

  /** What the README says of Felix. */
  public Readme readme() {
    return readme;
  }

  /** Types a command; it is run some time later. */
  public void type(String command) {
    BufferedWriter to = Objects.requireNonNull(shell);
    try {
      to.write(command);
      to.newLine();
      to.flush();
    } catch (IOException e) {
      throw new IllegalStateException(log(), e);
    }
  }

  /** What was printed so far. */
  public String log() {
    try {
      return Files.readString(Objects.requireNonNull(folder).resolve("log"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends requests to the server. */
  public Client client() {
    return client;
  }

  @Override
  public void afterAll(ExtensionContext test) throws InterruptedException {
    Process felix = Objects.requireNonNull(process);
    felix.destroy();
    if (!felix.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      felix.destroyForcibly();
      throw new AssertionError("it does not stop: " + log());
    }
  }
}
