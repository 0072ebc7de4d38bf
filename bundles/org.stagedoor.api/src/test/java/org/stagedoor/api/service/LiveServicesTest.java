package org.stagedoor.api.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LiveServicesTest {
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final Duration SHORT = Duration.ofMillis(50);

  @SuppressWarnings("ComparableType") // as service references are
  private record Rank(int rank) implements Comparable<Object> {
    @Override
    public int compareTo(Object other) {
      return Integer.compare(rank, ((Rank) other).rank);
    }
  }

  private static Map<String, Object> component(String name) {
    return Map.of("service.bundleid", 7L, "component.name", name);
  }

  private static LiveServices<String> services(Duration patience) {
    LiveServices<String> services = new LiveServices<>(() -> patience);
    services.add(new Rank(1), component("low"), "low");
    services.add(new Rank(2), component("high"), "high");
    return services;
  }

  @Test
  void theGreatestRankIsTheFirst() {
    assertEquals(List.of("high", "low"), services(LONG).all());
    assertEquals(Optional.of("high"), services(LONG).first());
  }

  @Test
  void whoIsUpdatedIsWaitedFor() throws Exception {
    LiveServices<String> services = services(LONG);
    services.remove(new Rank(2), () -> false);
    CompletableFuture<Optional<String>> asked = CompletableFuture.supplyAsync(services::first);
    services.add(new Rank(3), component("other"), "other");
    assertFalse(asked.isDone());
    services.add(new Rank(4), component("high"), "higher");
    assertEquals(Optional.of("higher"), asked.get(10, TimeUnit.SECONDS));
  }

  @Test
  void whoIsUninstalledIsNotWaitedFor() throws Exception {
    LiveServices<String> services = services(LONG);
    AtomicBoolean uninstalled = new AtomicBoolean();
    services.remove(new Rank(2), uninstalled::get);
    CompletableFuture<List<String>> asked = CompletableFuture.supplyAsync(services::all);
    uninstalled.set(true);
    assertEquals(List.of("low"), asked.get(10, TimeUnit.SECONDS));
    assertEquals(List.of("low"), services.all());
  }

  @Test
  void patienceEnds() {
    LiveServices<String> services = services(SHORT);
    services.remove(new Rank(2), () -> false);
    services.remove(new Rank(9), () -> false);
    assertEquals(List.of("low"), services.all());
  }

  /** Without a pause in between, for what is missed is missed in an instant. */
  @Test
  void whoLooksAtTheVeryMomentOfAnUpdateMissesNothing() throws Exception {
    LiveServices<String> services = services(LONG);
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Boolean> looking =
        CompletableFuture.supplyAsync(
            () -> {
              boolean whole = true;
              while (whole && !over.get()) {
                whole = services.all().size() == 2;
              }
              return whole;
            });
    for (int i = 0; i < 20_000 && !looking.isDone(); i++) {
      services.remove(new Rank(2), () -> false);
      services.add(new Rank(2), component("high"), "high");
    }
    over.set(true);
    assertTrue(looking.get(10, TimeUnit.SECONDS));
  }
}
