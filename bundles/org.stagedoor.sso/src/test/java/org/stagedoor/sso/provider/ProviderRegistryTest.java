package org.stagedoor.sso.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.stagedoor.api.account.IdentityProvider;
import org.stagedoor.sso.fake.StandIn;

/** Providers that come and go. */
@Timeout(30)
class ProviderRegistryTest {
  private final ProviderRegistry registry = new ProviderRegistry(Duration.ofSeconds(20));

  /** As a service reference is compared, to anything. */
  private static Comparable<Object> rank(int rank) {
    @SuppressWarnings("unchecked")
    Comparable<Object> comparable = (Comparable<Object>) (Object) rank;
    return comparable;
  }

  @Test
  void ofTwoOfOneIdNoneServesAndRanksAreTheOrder() {
    IdentityProvider low = new StandIn("a");
    IdentityProvider high = new StandIn("a");
    IdentityProvider other = new StandIn("b");
    registry.add(rank(1), low);
    registry.add(rank(2), other);
    assertEquals(List.of(other, low), registry.all());

    registry.add(rank(3), high);
    assertEquals(List.of(other), registry.all());
    assertEquals(Optional.empty(), registry.find("a"));
    assertEquals(List.of(rank(3), rank(1)), registry.ranks("a"));

    registry.remove(rank(3), () -> true);
    assertEquals(List.of(other, low), registry.all());
    assertSame(low, registry.find("a").orElseThrow());
  }

  @Test
  void nobodyWaitsForWhoWasNeverThere() {
    assertEquals(Optional.empty(), registry.find("nobody"));
  }

  @Test
  void whoIsBeingUpdatedIsWaitedFor() throws Exception {
    registry.add(rank(1), new StandIn("a"));
    registry.remove(rank(1), () -> false);
    CompletableFuture<Optional<IdentityProvider>> found =
        CompletableFuture.supplyAsync(() -> registry.find("a"));

    IdentityProvider newer = new StandIn("a");
    registry.add(rank(2), newer);

    assertSame(newer, found.get(10, TimeUnit.SECONDS).orElseThrow());
  }

  @Test
  void whoLooksAtAllSeesThoseWhoAreBeingUpdated() throws Exception {
    IdentityProvider other = new StandIn("b");
    registry.add(rank(2), other);
    registry.add(rank(1), new StandIn("a"));
    registry.remove(rank(1), () -> false);
    CompletableFuture<List<IdentityProvider>> all = CompletableFuture.supplyAsync(registry::all);

    IdentityProvider newer = new StandIn("a");
    registry.add(rank(3), newer);

    assertEquals(List.of(newer, other), all.get(10, TimeUnit.SECONDS));
    assertEquals(List.of(newer, other), registry.all());
  }

  @Test
  void whoIsUninstalledIsWaitedForNoLonger() throws Exception {
    AtomicBoolean uninstalled = new AtomicBoolean();
    registry.add(rank(1), new StandIn("a"));
    registry.remove(rank(1), uninstalled::get);
    CompletableFuture<Optional<IdentityProvider>> found =
        CompletableFuture.supplyAsync(() -> registry.find("a"));

    uninstalled.set(true);
    registry.changed();

    assertTrue(found.get(10, TimeUnit.SECONDS).isEmpty());
  }

  @Test
  void whoLooksAtTheVeryMomentOfAnUpdateMissesNothing() throws Exception {
    IdentityProvider provider = new StandIn("a");
    registry.add(rank(1), provider);
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Boolean> looking =
        CompletableFuture.supplyAsync(
            () -> {
              boolean whole = true;
              while (whole && !over.get()) {
                whole = registry.all().size() == 1;
              }
              return whole;
            });
    for (int i = 0; i < 20_000 && !looking.isDone(); i++) {
      registry.remove(rank(1), () -> false);
      registry.add(rank(1), provider);
    }
    over.set(true);
    assertTrue(looking.get(10, TimeUnit.SECONDS));
  }
}
