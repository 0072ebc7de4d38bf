package org.stagedoor.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stagedoor.e2e.Client;

/** One node's clock is two minutes off, one way and the other, and clients don't notice. */
@ExtendWith(SharedCluster.class)
class WrongClockIT {
  /** Debian's libfaketime, which .ci/run installs. */
  private static final Path LIBRARY =
      Path.of(
          "/usr/lib",
          System.getProperty("os.arch").equals("aarch64")
              ? "aarch64-linux-gnu"
              : "x86_64-linux-gnu",
          "faketime/libfaketime.so.1");

  private static final Duration TIME = Duration.ofSeconds(4);
  private static final int CLIENTS = 6;

  static boolean canFakeTime() {
    return Files.exists(LIBRARY);
  }

  @Test
  @EnabledIf("canFakeTime")
  void aSlowClockHarmsNobody(Cluster cluster, Counter counter) throws Exception {
    withClock(cluster, counter, Duration.ofMinutes(-2));
  }

  @Test
  @EnabledIf("canFakeTime")
  void aFastClockHarmsNobody(Cluster cluster, Counter counter) throws Exception {
    withClock(cluster, counter, Duration.ofMinutes(2));
  }

  private static void withClock(Cluster cluster, Counter counter, Duration off) throws Exception {
    Node node = cluster.nodes().get(1);
    node.stop();
    node.start(
        Map.of(
            "LD_PRELOAD",
            LIBRARY.toString(),
            "FAKETIME",
            "%+d".formatted(off.toSeconds()),
            "FAKETIME_DONT_FAKE_MONOTONIC",
            "1",
            // Or those who wait on a condition for some time don't wait at all.
            "FAKETIME_FORCE_MONOTONIC_FIX",
            "0"));
    try (Load load = Load.start(CLIENTS, cluster)) {
      assertTrue(error(node, off).compareTo(Duration.ofSeconds(5)) < 0, "its clock is not wrong");
      load.run(TIME);
      Ledger ledger = load.stop();
      System.out.println("WrongClockIT: " + off + ", " + ledger + "; " + load.tally());
      assertEquals(0, load.tally().timesUnavailable());
      Reckoning.of(ledger, cluster, counter, 1);
    } finally {
      node.stop();
      node.start();
    }
  }

  /** How far the node's clock is from where it is wanted, by the Date of its answers. */
  private static Duration error(Node node, Duration off) throws Exception {
    String date = node.client().get(Client.V3 + "/login").header("Date");
    Instant shown = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    return Duration.between(Instant.now().plus(off), shown).abs();
  }
}
