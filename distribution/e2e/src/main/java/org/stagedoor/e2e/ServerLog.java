package org.stagedoor.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a server printed so far, read by a thread of its own. */
public final class ServerLog {
  private final List<String> lines = new ArrayList<>();
  private boolean ended;

  ServerLog(InputStream stream) {
    Thread reader = new Thread(() -> read(stream), "server-log");
    reader.setDaemon(true);
    reader.start();
  }

  /** Everything printed so far. */
  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /**
   * Waits for a line.
   *
   * @return the first that fits; empty if the server ended without one
   * @throws AssertionError if none comes within the time
   */
  public synchronized Optional<String> await(Predicate<String> fits, Duration time)
      throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    int seen = 0;
    while (true) {
      for (; seen < lines.size(); seen++) {
        if (fits.test(lines.get(seen))) {
          return Optional.of(lines.get(seen));
        }
      }
      long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (ended) {
        return Optional.empty();
      }
      if (left <= 0) {
        throw new AssertionError("no such line in:\n" + this);
      }
      wait(left);
    }
  }

  /** The lines in one text. */
  @Override
  public synchronized String toString() {
    return String.join("\n", lines);
  }

  private void read(InputStream stream) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add("(the log could not be read on: " + e + ")");
    }
    end();
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }
}
