package org.stagedoor.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When a file is taken to have come, and when to have gone. */
class ArrivalsTest {
  private static final Stamp SMALL = new Stamp(1, FileTime.fromMillis(0), null);
  private static final Stamp LARGE = new Stamp(2, FileTime.fromMillis(0), null);

  private final Arrivals arrivals = new Arrivals();
  private long now;

  private Arrivals.News see(int millis, Map<String, Stamp> folder) {
    now += TimeUnit.MILLISECONDS.toNanos(millis);
    return arrivals.see(folder, now, false);
  }

  private void settle(String name) {
    see(0, Map.of(name, SMALL));
    assertEquals(Set.of(name), see(100, Map.of(name, SMALL)).came());
    arrivals.settled(name, SMALL);
  }

  @Test
  void aFileCameWhenTwoLooksSeeTheSame() {
    assertEquals(Set.of(), see(0, Map.of("a", SMALL)).came());
    assertEquals(Set.of(), see(100, Map.of("a", LARGE)).came());
    assertEquals(Set.of("a"), see(100, Map.of("a", LARGE)).came());
    arrivals.settled("a", LARGE);
    assertEquals(Set.of(), see(100, Map.of("a", LARGE)).came());
    assertEquals(Set.of(), see(100, Map.of("a", SMALL)).came());
    assertEquals(Set.of("a"), see(100, Map.of("a", SMALL)).came());
  }

  @Test
  void atTheStartEachFileIsThere() {
    assertEquals(Set.of("a"), arrivals.see(Map.of("a", SMALL), 0, true).came());
  }

  @Test
  void aRemovalWaitsALittle() {
    settle("a");
    assertEquals(Set.of(), see(100, Map.of()).gone());
    assertEquals(Set.of(), see(200, Map.of()).gone());
    assertEquals(Set.of("a"), see(100, Map.of()).gone());
    assertEquals(Set.of(), see(100, Map.of()).gone());
  }

  @Test
  void oneThatComesBackMeanwhileWasNeverGone() {
    settle("a");
    see(200, Map.of());
    assertEquals(Set.of(), see(200, Map.of("a", SMALL)).came());
    assertEquals(Set.of(), see(200, Map.of()).gone());
  }

  @Test
  void aFileThatCouldNotBeReadIsThereAndComesAgain() {
    see(0, Map.of("a", SMALL));
    assertEquals(Set.of("a"), see(100, Map.of("a", SMALL)).came());
    arrivals.unread("a");
    assertEquals(Set.of("a"), see(100, Map.of("a", SMALL)).came());
    see(100, Map.of());
    assertEquals(Set.of("a"), see(300, Map.of()).gone());
  }

  @Test
  void aRemovalWaitsForWhatIsComing() {
    settle("a");
    see(100, Map.of());
    see(200, Map.of("b", SMALL));
    assertEquals(Set.of(), see(100, Map.of("b", LARGE)).gone());
    assertEquals(Set.of(), see(100, Map.of("b", LARGE)).gone());
    arrivals.settled("b", LARGE);
    assertEquals(Set.of("a"), see(100, Map.of("b", LARGE)).gone());
  }
}
