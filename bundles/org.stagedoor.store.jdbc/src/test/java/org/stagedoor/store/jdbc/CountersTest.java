package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.stagedoor.store.jdbc.Times.NOW;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

@Contract
class CountersTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void countsAndDrains(TestStore store) {
    SqlCounters counters = store.counters();
    assertEquals(0, counters.level("a", MINUTE, NOW));
    assertEquals(1, counters.add("a", MINUTE, NOW));
    assertEquals(2, counters.add("a", MINUTE, NOW));
    assertEquals(1.5, counters.level("a", MINUTE, NOW.plusSeconds(30)));
    assertEquals(2.5, counters.add("a", MINUTE, NOW.plusSeconds(30)));
    assertEquals(0, counters.level("a", MINUTE, NOW.plusSeconds(3600)));
    assertEquals(1, counters.add("a", MINUTE, NOW.plusSeconds(3600)));
    assertEquals(0, counters.level("b", MINUTE, NOW));
  }

  @Test
  void clears(TestStore store) {
    store.counters().add("a", MINUTE, NOW);
    store.counters().clear("a");
    store.counters().clear("b");
    assertEquals(0, store.counters().level("a", MINUTE, NOW));
  }

  @Test
  void losesNone(TestStore store) throws InterruptedException, ExecutionException {
    List<Double> levels = Race.of(100, number -> store.counters().add("a", MINUTE, NOW));
    assertEquals(100, Collections.max(levels));
    assertEquals(100, levels.stream().distinct().count());
  }

  @Test
  void keepsKeysHashed(TestStore store) {
    store.counters().add("192.0.2.1", MINUTE, NOW);
    assertFalse(
        store
            .database()
            .list("select id from counter", row -> row.getString(1))
            .contains("192.0.2.1"));
  }
}
