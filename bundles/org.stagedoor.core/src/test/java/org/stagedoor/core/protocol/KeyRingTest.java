package org.stagedoor.core.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.flow.SealingKeys;

/** Nodes that share their keys, with clocks that are apart. */
class KeyRingTest {
  private static final Duration ROTATION = Duration.ofDays(30);
  private static final Duration SKEW = Duration.ofMinutes(2);

  private final Shared shared = new Shared();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  private static final class Shared implements SealingKeys {
    private final SealingKeys keys = new MemoryStore().sealingKeys;
    private boolean away;
    private int looks;

    @Override
    public List<Key> list() {
      if (away) {
        throw new StoreUnavailable("away", new IllegalStateException());
      }
      looks++;
      return keys.list().stream()
          .sorted((a, b) -> Integer.compare(b.number(), a.number()))
          .toList();
    }

    @Override
    public boolean add(Key key) {
      return keys.add(key);
    }

    @Override
    public void removeOlder(Instant created) {
      keys.removeOlder(created);
    }
  }

  private KeyRing node(Duration ahead) {
    return new KeyRing(shared, new SecureRandom(), () -> now.plus(ahead), ROTATION);
  }

  @Test
  void noNodeSealsWithAKeyThatAnotherDoesNotKnow() {
    KeyRing fast = node(SKEW);
    KeyRing slow = node(SKEW.negated());
    // Without a second look: what is known by looking once a minute must do.
    int last = 1;
    for (int minute = 0; minute < ROTATION.toMinutes() + 60; minute++) {
      now = now.plusSeconds(30);
      slow.refresh();
      int looks = shared.looks;
      last = slow.sealing().number();
      assertTrue(fast.find(last).isPresent());
      assertTrue(slow.find(fast.sealing().number()).isPresent());
      assertEquals(looks, shared.looks);
      now = now.plusSeconds(30);
      fast.refresh();
      assertTrue(slow.find(fast.sealing().number()).isPresent());
    }
    assertEquals(2, last);
    assertTrue(slow.find(1).isPresent(), "sessions of before the rotation go on");
  }

  @Test
  void aKeyThatIsNewToANodeIsLookedUp() {
    KeyRing node = node(Duration.ZERO);
    shared.add(new SealingKeys.Key(2, new byte[32], now));
    assertTrue(node.find(2).isEmpty());
    now = now.plusSeconds(4);
    assertTrue(node.find(2).isPresent());
    int looks = shared.looks;
    for (int invented = 100; invented < 200; invented++) {
      assertTrue(node.find(invented).isEmpty());
    }
    assertEquals(looks, shared.looks);
  }

  @Test
  void aNewDatabasesFirstKeyNeedsNoRest() {
    KeyRing node = node(SKEW);
    assertEquals(1, node.sealing().number());
    assertEquals(1, node(SKEW.negated()).sealing().number());
  }

  @Test
  void aStoreThatIsAwayAtTheStartIsAskedAgain() {
    shared.away = true;
    KeyRing node = node(Duration.ZERO);
    assertThrows(StoreUnavailable.class, node::sealing);
    assertThrows(StoreUnavailable.class, () -> node.find(1));
    shared.away = false;
    assertEquals(1, node.sealing().number());
    shared.away = true;
    assertEquals(1, node.sealing().number());
    now = now.plusSeconds(60);
    assertTrue(node.find(7).isEmpty());
  }
}
