package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.store.jdbc.Times.LATER;
import static org.stagedoor.store.jdbc.Times.NOW;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.flow.SealingKeys;

@Contract
class SealingKeysTest {
  private static byte[] secret(int fill) {
    byte[] secret = new byte[32];
    Arrays.fill(secret, (byte) fill);
    return secret;
  }

  @Test
  void listsTheNewestFirst(TestStore store) {
    SqlSealingKeys keys = store.sealingKeys();
    assertEquals(List.of(), keys.list());
    assertTrue(keys.add(new SealingKeys.Key(1, secret(1), NOW)));
    assertTrue(keys.add(new SealingKeys.Key(2, secret(2), LATER)));
    assertFalse(keys.add(new SealingKeys.Key(2, secret(3), LATER)));
    assertEquals(List.of(2, 1), keys.list().stream().map(SealingKeys.Key::number).toList());
    assertArrayEquals(secret(2), keys.list().get(0).secret());
    assertEquals(LATER, keys.list().get(0).created());
    keys.removeOlder(LATER);
    assertEquals(List.of(2), keys.list().stream().map(SealingKeys.Key::number).toList());
  }

  @Test
  void isStoredSealed(TestStore store) {
    store.sealingKeys().add(new SealingKeys.Key(1, secret(7), NOW));
    byte[] stored =
        store.database().list("select secret from sealing_key", row -> row.getBytes(1)).get(0);
    assertFalse(Arrays.equals(secret(7), stored));
    assertEquals(32 + 12 + 16, stored.length);
  }

  @Test
  void hasOneOfEachNumber(TestStore store) throws InterruptedException, ExecutionException {
    List<Boolean> added =
        Race.of(20, number -> store.sealingKeys().add(new SealingKeys.Key(1, secret(number), NOW)));
    assertEquals(1, added.stream().filter(won -> won).count());
    assertArrayEquals(secret(added.indexOf(true)), store.sealingKeys().list().get(0).secret());
  }
}
