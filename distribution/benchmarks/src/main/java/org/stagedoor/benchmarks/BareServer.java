package org.stagedoor.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A {@link BareHandler} in a process of its own, with the options of the real server. */
final class BareServer implements AutoCloseable {
  private final Process process;
  private final URI address;

  BareServer(String body) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xms32m",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                BareHandler.class.getName(),
                body)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader output = process.inputReader();
    address = URI.create("http://127.0.0.1:" + output.readLine());
  }

  URI address() {
    return address;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
