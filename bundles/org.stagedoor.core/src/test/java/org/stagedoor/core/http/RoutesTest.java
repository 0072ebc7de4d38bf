package org.stagedoor.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Reply;

@Timeout(20)
class RoutesTest {
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final List<String> PATH = List.of("a");

  private static Routes.Published published(int rank, boolean mayReturn) {
    Lease lease = new Lease();
    Service service = new Service.Plain(call -> Reply.ok(), false);
    Routed routed = new Routed(RoutePattern.parse("GET /a"), Access.ANYBODY, service, lease);
    return new Routes.Published(new Rank(rank), List.of(routed), lease, () -> mayReturn);
  }

  @SuppressWarnings("ComparableType") // as service references are
  private record Rank(int rank) implements Comparable<Object> {
    @Override
    public int compareTo(Object other) {
      return Integer.compare(rank, ((Rank) other).rank);
    }
  }

  private static Service service(Match match) {
    Match.Found found = assertInstanceOf(Match.Found.class, match);
    found.routed().lease().exit();
    return found.routed().service();
  }

  @Test
  void highestRankServes() {
    Routes routes = new Routes(() -> SHORT, SHORT);
    Routes.Published low = published(1, false);
    Routes.Published high = published(2, false);
    routes.add(low);
    routes.add(high);
    assertSame(high.routes().get(0).service(), service(routes.enter("GET", PATH)));
    routes.remove(high);
    assertSame(low.routes().get(0).service(), service(routes.enter("GET", PATH)));
  }

  @Test
  void requestsWaitForAServiceThatIsUpdated() throws Exception {
    Routes routes = new Routes(() -> LONG, SHORT);
    Routes.Published before = published(1, true);
    Routes.Published after = published(1, true);
    routes.add(before);
    routes.remove(before);
    CompletableFuture<Match> waiting =
        CompletableFuture.supplyAsync(() -> routes.enter("GET", PATH));
    assertFalse(waiting.isDone());
    routes.add(after);
    Match match = waiting.get(10, TimeUnit.SECONDS);
    assertSame(after.routes().get(0).service(), service(match));
  }

  @Test
  void manyWaitWithoutAThread() throws Exception {
    Routes routes = new Routes(() -> LONG, SHORT);
    Routes.Published before = published(1, true);
    routes.add(before);
    assertTrue(routes.awaited("GET", PATH).isEmpty());
    routes.remove(before);
    CompletableFuture<Void> back = routes.awaited("GET", PATH).orElseThrow();
    assertTrue(routes.awaited("GET", List.of("b")).isEmpty());
    assertFalse(back.isDone());
    routes.add(published(1, true));
    back.get(10, TimeUnit.SECONDS);
    assertTrue(routes.awaited("GET", PATH).isEmpty());
  }

  /** What waits takes memory. */
  @Test
  void notForeverMoreWaitWithoutAThread() {
    Routes routes = new Routes(() -> LONG, SHORT);
    Routes.Published before = published(1, true);
    routes.add(before);
    routes.remove(before);
    for (int i = 0; i < Routes.MAX_PARKED; i++) {
      assertTrue(routes.awaited("GET", PATH).isPresent());
    }
    assertTrue(routes.awaited("GET", PATH).isEmpty());
    routes.add(published(1, true));
    assertTrue(routes.awaited("GET", PATH).isEmpty());
  }

  @Test
  void waitingWithoutAThreadEndsToo() throws Exception {
    Routes routes = new Routes(() -> SHORT, SHORT);
    Routes.Published service = published(1, true);
    routes.add(service);
    routes.remove(service);
    Optional<CompletableFuture<Void>> back = routes.awaited("GET", PATH);
    if (back.isPresent()) {
      back.get().get(10, TimeUnit.SECONDS);
    }
    assertEquals(Match.NOTHING, routes.enter("GET", PATH));
  }

  @Test
  void nobodyWaitsForWhatIsUninstalledOrNeverWasThere() {
    Routes routes = new Routes(() -> LONG, SHORT);
    Routes.Published service = published(1, false);
    routes.add(service);
    routes.remove(service);
    assertEquals(Match.NOTHING, routes.enter("GET", PATH));
    Routes.Published other = published(1, true);
    routes.add(other);
    routes.remove(other);
    assertEquals(Match.NOTHING, routes.enter("GET", List.of("b")));
  }

  @Test
  void waitingEnds() {
    Routes routes = new Routes(() -> SHORT, SHORT);
    Routes.Published service = published(1, true);
    routes.add(service);
    routes.remove(service);
    assertEquals(Match.NOTHING, routes.enter("GET", PATH));
  }

  @Test
  void removalWaitsForCallsUnderWay() throws Exception {
    Routes routes = new Routes(() -> SHORT, LONG);
    Routes.Published service = published(1, false);
    routes.add(service);
    Match.Found call = assertInstanceOf(Match.Found.class, routes.enter("GET", PATH));
    CompletableFuture<Void> removal = CompletableFuture.runAsync(() -> routes.remove(service));
    while (routes.enter("GET", PATH) instanceof Match.Found found) {
      found.routed().lease().exit();
    }
    assertFalse(removal.isDone());
    call.routed().lease().exit();
    removal.get(10, TimeUnit.SECONDS);
  }

  @Test
  void removalWaitsOnlySoLong() {
    Lease lease = new Lease();
    assertTrue(lease.enter());
    assertFalse(lease.close(SHORT));
    assertFalse(lease.enter());
    lease.exit();
    assertTrue(lease.close(SHORT));
  }

  @Test
  void whoLooksAtTheVeryMomentOfAnUpdateMissesNothing() throws Exception {
    Routes routes = new Routes(() -> LONG, SHORT);
    Routes.Published service = published(1, true);
    routes.add(service);
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Void> looking =
        CompletableFuture.runAsync(
            () -> {
              while (!over.get()) {
                service(routes.enter("GET", PATH));
              }
            });
    for (int rank = 2; rank < 1_000 && !looking.isDone(); rank++) {
      routes.remove(service);
      service = published(rank, true);
      routes.add(service);
    }
    over.set(true);
    looking.get(10, TimeUnit.SECONDS);
  }
}
