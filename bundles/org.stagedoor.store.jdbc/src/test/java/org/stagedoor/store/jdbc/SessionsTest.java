package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.store.jdbc.Times.LATER;
import static org.stagedoor.store.jdbc.Times.NOW;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.flow.Sessions;

@Contract
class SessionsTest {
  private static Sessions.Row row(String key, long version, String data, Instant expires) {
    return new Sessions.Row(key, version, data, null, expires);
  }

  @Test
  void writesOverTheVersionThatWasRead(TestStore store) {
    SqlSessions sessions = store.sessions();
    assertFalse(sessions.save(row("s", 2, "{}", LATER)));
    assertTrue(sessions.save(row("s", 1, "{}", LATER)));
    assertFalse(sessions.save(row("s", 1, "{\"x\":1}", LATER)));
    assertTrue(sessions.save(row("s", 2, "{\"a\":1}", LATER)));
    assertFalse(sessions.save(row("s", 2, "{\"b\":1}", LATER)));
    assertFalse(sessions.save(row("s", 4, "{\"b\":1}", LATER)));
    Sessions.Row found = sessions.find("s", NOW).orElseThrow();
    assertEquals(2, found.version());
    assertEquals("{\"a\":1}", found.data());
    assertNull(found.sealed());
    assertEquals(LATER, found.expires());
  }

  @Test
  void keepsSealedBytes(TestStore store) {
    byte[] sealed = {0, 1, -1, 127, -128};
    store.sessions().save(new Sessions.Row("s", 1, "{\"\u00e9\":\"\ud83d\ude00\"}", sealed, LATER));
    Sessions.Row found = store.sessions().find("s", NOW).orElseThrow();
    assertArrayEquals(sealed, found.sealed());
    assertEquals("{\"\u00e9\":\"\ud83d\ude00\"}", found.data());
  }

  @Test
  void removesAVersion(TestStore store) {
    store.sessions().save(row("s", 1, "{}", LATER));
    assertFalse(store.sessions().remove("s", 2));
    assertTrue(store.sessions().remove("s", 1));
    assertFalse(store.sessions().remove("s", 1));
    assertEquals(Optional.empty(), store.sessions().find("s", NOW));
  }

  @Test
  void removesManyEachAtItsVersion(TestStore store) {
    SqlSessions sessions = store.sessions();
    List<Sessions.Row> read =
        IntStream.range(0, 200).mapToObj(i -> row("s" + i, 1, "{}", LATER)).toList();
    read.forEach(sessions::save);
    sessions.save(row("s7", 2, "{\"a\":1}", LATER));
    sessions.save(row("kept", 1, "{}", LATER));
    sessions.removeAll(read);
    assertEquals(2, sessions.count(NOW));
    assertEquals(2, sessions.find("s7", NOW).orElseThrow().version());
    assertTrue(sessions.find("kept", NOW).isPresent());
    sessions.removeAll(List.of());
    assertEquals(2, sessions.count(NOW));
  }

  @Test
  void removesNoneIfTheTransactionFails(TestStore store) {
    List<Sessions.Row> read = List.of(row("a", 1, "{}", LATER), row("b", 1, "{}", LATER));
    read.forEach(store.sessions()::save);
    assertThrows(
        IllegalStateException.class,
        () ->
            store
                .database()
                .required(
                    () -> {
                      store.sessions().removeAll(read);
                      throw new IllegalStateException("later on");
                    }));
    assertEquals(2, store.sessions().count(NOW));
  }

  @Test
  void findsNoneThatIsPast(TestStore store) {
    store.sessions().save(row("a", 1, "{}", LATER.plusSeconds(1)));
    store.sessions().save(row("b", 1, "{}", LATER));
    store.sessions().save(row("c", 1, "{}", NOW.plusSeconds(1)));
    assertEquals(3, store.sessions().count(NOW));
    assertEquals(1, store.sessions().count(LATER));
    assertEquals(Optional.empty(), store.sessions().find("b", LATER));
    assertEquals(
        List.of("c", "b"),
        store.sessions().expired(LATER, 10).stream().map(Sessions.Row::key).toList());
    assertEquals(
        List.of("c"), store.sessions().expired(LATER, 1).stream().map(Sessions.Row::key).toList());
  }

  @Test
  void letsOneWriterWinEachVersion(TestStore store)
      throws InterruptedException, ExecutionException {
    for (int version = 1; version <= 20; version++) {
      long next = version;
      List<Boolean> saved =
          Race.of(
              20, number -> store.sessions().save(row("s", next, "{\"n\":" + number + "}", LATER)));
      assertEquals(1, saved.stream().filter(won -> won).count());
      assertEquals(
          "{\"n\":" + saved.indexOf(true) + "}",
          store.sessions().find("s", NOW).orElseThrow().data());
    }
  }

  @Test
  void letsOneConsume(TestStore store) throws InterruptedException, ExecutionException {
    store.sessions().save(row("s", 1, "{}", LATER));
    List<Boolean> removed = Race.of(50, number -> store.sessions().remove("s", 1));
    assertEquals(1, removed.stream().filter(won -> won).count());
  }
}
