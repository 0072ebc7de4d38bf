package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.stagedoor.store.jdbc.Times.LATER;
import static org.stagedoor.store.jdbc.Times.NOW;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.flow.Outbox;
import org.stagedoor.api.json.Dict;

@Contract
class OutboxTest {
  private static final Duration LEASE = Duration.ofSeconds(30);

  @Test
  void givesWhatIsDueToOneTaker(TestStore store) {
    Outbox outbox = store.outbox();
    String id = outbox.post("settle/x", Dict.of("a", "b"), NOW);
    outbox.post("settle/x", Dict.EMPTY, LATER);
    outbox.post("settlement", Dict.EMPTY, NOW);
    assertEquals(
        List.of(new Outbox.Item(id, "settle/x", Dict.of("a", "b"), 1)),
        outbox.take("settle/", 10, LEASE, NOW));
    assertEquals(List.of(), outbox.take("settle/", 10, LEASE, NOW));
    assertEquals(2, outbox.waiting("settle/"));
    assertEquals(3, outbox.waiting(""));
  }

  @Test
  void givesAgainAfterTheLease(TestStore store) {
    Outbox outbox = store.outbox();
    outbox.post("t", Dict.EMPTY, NOW);
    outbox.take("t", 10, LEASE, NOW);
    assertEquals(List.of(), outbox.take("t", 10, LEASE, NOW.plusSeconds(29)));
    assertEquals(2, outbox.take("t", 10, LEASE, NOW.plusSeconds(30)).get(0).attempts());
  }

  @Test
  void forgetsTheDeliveredAndPutsOffTheRest(TestStore store) {
    Outbox outbox = store.outbox();
    String done = outbox.post("t", Dict.EMPTY, NOW);
    String failed = outbox.post("t", Dict.EMPTY, NOW);
    outbox.take("t", 10, LEASE, NOW);
    outbox.delivered(done);
    outbox.postpone(failed, LATER);
    assertEquals(1, outbox.waiting("t"));
    assertEquals(List.of(), outbox.take("t", 10, LEASE, LATER.minusSeconds(1)));
    assertEquals(failed, outbox.take("t", 10, LEASE, LATER).get(0).id());
  }

  @Test
  void takesNoMoreThanAsked(TestStore store) {
    for (int i = 0; i < 10; i++) {
      store.outbox().post("t", Dict.EMPTY, NOW.minusSeconds(i));
    }
    assertEquals(3, store.outbox().take("t", 3, LEASE, NOW).size());
    assertEquals(7, store.outbox().take("t", 30, LEASE, NOW).size());
  }

  @Test
  void leasesEachItemOnceToManyTakers(TestStore store)
      throws InterruptedException, ExecutionException {
    for (int i = 0; i < 200; i++) {
      store.outbox().post("t", Dict.EMPTY, NOW);
    }
    List<List<Outbox.Item>> taken = Race.of(20, number -> store.outbox().take("t", 10, LEASE, NOW));
    List<String> ids = taken.stream().flatMap(List::stream).map(Outbox.Item::id).toList();
    Set<String> distinct = new HashSet<>(ids);
    assertEquals(ids.size(), distinct.size());
    List<Outbox.Item> rest = store.outbox().take("t", 200, LEASE, NOW);
    assertEquals(200, ids.size() + rest.size());
  }

  @Test
  void isWrittenWithItsTransaction(TestStore store) {
    assertThrows(
        IllegalStateException.class,
        () ->
            store
                .database()
                .required(
                    () -> {
                      store.outbox().post("t", Dict.EMPTY, NOW);
                      throw new IllegalStateException();
                    }));
    assertEquals(0, store.outbox().waiting("t"));
  }

  @Test
  void isSealed(TestStore store) {
    store.outbox().post("t", Dict.of("word", "plaintext"), NOW);
    byte[] content =
        store.database().list("select content from outbox", row -> row.getBytes(1)).get(0);
    assertFalse(new String(content, StandardCharsets.ISO_8859_1).contains("plaintext"));
  }
}
