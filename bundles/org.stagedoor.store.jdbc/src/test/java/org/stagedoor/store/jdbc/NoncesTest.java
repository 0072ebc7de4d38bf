package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.stagedoor.store.jdbc.Times.LATER;
import static org.stagedoor.store.jdbc.Times.NOW;

import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

@Contract
class NoncesTest {
  @Test
  void belongsToItsFirstOwner(TestStore store) {
    SqlNonces nonces = store.nonces();
    assertEquals("a", nonces.bind("n", "a", LATER, NOW));
    assertEquals("a", nonces.bind("n", "a", LATER, NOW));
    assertEquals("a", nonces.bind("n", "b", LATER, NOW));
    assertEquals("b", nonces.bind("m", "b", LATER, NOW));
  }

  @Test
  void isFreeAfterItsTime(TestStore store) {
    SqlNonces nonces = store.nonces();
    assertEquals("a", nonces.bind("n", "a", LATER, NOW));
    assertEquals("b", nonces.bind("n", "b", LATER.plusSeconds(60), LATER));
    assertEquals("b", nonces.bind("n", "a", LATER.plusSeconds(60), LATER));
  }

  @Test
  void lastsAsLongAsItsOwnerWants(TestStore store) {
    SqlNonces nonces = store.nonces();
    assertEquals("a", nonces.bind("n", "a", LATER, NOW));
    assertEquals("a", nonces.bind("n", "a", LATER.plusSeconds(60), NOW));
    assertEquals("a", nonces.bind("n", "a", NOW.plusSeconds(1), NOW));
    assertEquals("a", nonces.bind("n", "b", LATER.plusSeconds(90), LATER.plusSeconds(30)));
  }

  @Test
  void isKeptHashed(TestStore store) {
    store.nonces().bind("secret-ticket", "a", LATER, NOW);
    List<String> ids = store.database().list("select id from nonce", row -> row.getString(1));
    assertFalse(ids.get(0).contains("secret-ticket"));
  }

  @Test
  void hasOneOwnerForAll(TestStore store) throws InterruptedException, ExecutionException {
    List<String> owners =
        Race.of(100, number -> store.nonces().bind("n", "owner" + number, LATER, NOW));
    assertEquals(1, new HashSet<>(owners).size());
  }
}
