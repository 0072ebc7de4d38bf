package org.stagedoor.core.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.flow.SealingKeys;
import org.stagedoor.api.http.MatrixException;

class FormKeysTest {
  private final Stored stored = new Stored();
  private Instant now = EdgeServer.NOW;
  private final FormKeys keys = new FormKeys(stored, () -> now);

  private static final class Stored implements SealingKeys {
    private final List<Key> keys = new ArrayList<>();
    private boolean away;

    @Override
    public List<Key> list() {
      if (away) {
        throw new StoreUnavailable("away", new IllegalStateException());
      }
      return List.copyOf(keys);
    }

    @Override
    public boolean add(Key key) {
      return keys.add(key);
    }

    @Override
    public void removeOlder(Instant created) {
      throw new UnsupportedOperationException();
    }
  }

  private void add(int number) {
    stored.add(new SealingKeys.Key(number, new byte[] {(byte) number}, now));
  }

  @Test
  void keysAreLookedUpOnceAMinute() {
    add(1);
    assertArrayEquals(new byte[] {1}, keys.get().get(0));
    add(2);
    assertEquals(1, keys.get().size());
    now = now.plusSeconds(60);
    assertEquals(2, keys.get().size());
  }

  @Test
  void aNewKeyRestsBeforeItSigns() {
    add(1);
    now = now.plusSeconds(3600);
    stored.keys.add(0, new SealingKeys.Key(2, new byte[] {2}, now));
    assertArrayEquals(new byte[] {1}, keys.get().get(0));
    assertEquals(2, keys.get().size());
    now = now.plusSeconds(600);
    assertArrayEquals(new byte[] {2}, keys.get().get(0));
  }

  @Test
  void knownKeysServeWhileTheDatabaseIsAway() {
    stored.away = true;
    assertThrows(StoreUnavailable.class, keys::get);
    stored.away = false;
    add(1);
    assertEquals(1, keys.get().size());
    stored.away = true;
    now = now.plusSeconds(3600);
    assertEquals(1, keys.get().size());
  }

  @Test
  void withoutAKeyThereAreNoForms() {
    assertEquals(503, assertThrows(MatrixException.class, keys::get).status());
  }
}
