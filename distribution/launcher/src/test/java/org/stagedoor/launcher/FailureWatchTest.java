package org.stagedoor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FailureWatchTest {
  private static final Failure WRONG =
      new Failure(
          "org.example.Sms",
          "org.stagedoor.sms.http",
          "java.lang.IllegalArgumentException: org.stagedoor.sms.http: url must be a URL\n",
          false);

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);

  @Test
  void tellsOfWhatFailsAfterTheRuntimeHasTold() {
    AtomicInteger looks = new AtomicInteger();
    FailureWatch watch =
        new FailureWatch(
            () -> looks.incrementAndGet() < 3 ? List.of() : List.of(WRONG),
            out,
            List.of(Duration.ofMillis(1), Duration.ofMillis(2)));

    watch.begin();

    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          while (lines() == 0) {
            Thread.sleep(5);
          }
        });
  }

  @Test
  void tellsOfEachFailureOnce() {
    FailureWatch watch = new FailureWatch(() -> List.of(WRONG), out, List.of());

    watch.begin();
    watch.begin();

    assertEquals(1, lines());
  }

  private long lines() {
    return told.toString(StandardCharsets.UTF_8).lines().count();
  }
}
