package org.stagedoor.core.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.flow.SealingKeys;
import org.stagedoor.api.json.Dict;

/** An id as version 0.1 made it. Nodes of two versions must open each other's during an upgrade. */
class FrozenIdTest {
  private static final String FROZEN =
      "AQIBAwMDAwMDAwMDAwMDzCZF63pOWlJVsC7sdtgWSsyvuAZn9EaSxd7YjixA2OE_AEv8JB9jVjA5"
          + "CMRrFhPmr9TdbIxvszCbjLDbDLYKDzYf14ZmCFMMMNDF8H8idNC0S4acWaGhZE9eRoG58lKsk016"
          + "yoj9wouvJoV76tUbJmWIPNrLSG1MYwpeizywZTn2zUfkN7dwFExEaD8";
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Header HEADER =
      new Header(
          "delete_device",
          "DELETE",
          "/_matrix/client/v3/devices/PHONE",
          Map.of("device_id", "PHONE"),
          Map.of(),
          "@alice:example.org",
          "LAPTOP",
          NOW,
          Map.of());
  private static final Dict BODY = Dict.of("a", "b");

  private final SessionIds ids = ids();

  private static SessionIds ids() {
    SealingKeys stored = new MemoryStore().sealingKeys;
    byte[] secret = new byte[32];
    Arrays.fill(secret, (byte) 7);
    stored.add(new SealingKeys.Key(513, secret, NOW));
    KeyRing keys = new KeyRing(stored, new SecureRandom(), () -> NOW, Duration.ofDays(30));
    return new SessionIds(keys, new Aead(new Same()), new Aead(new Same()), new Bed().json);
  }

  /** Makes the nonce, and so the id, the same each time. */
  private static final class Same extends SecureRandom {
    private static final long serialVersionUID = 1;

    @Override
    public void nextBytes(byte[] bytes) {
      Arrays.fill(bytes, (byte) 3);
    }
  }

  @Test
  void isOpenedByThisVersion() {
    SessionIds.Opened opened = ids.open(FROZEN).orElseThrow();
    assertEquals(HEADER, opened.content().get().header());
    assertEquals(BODY, opened.content().get().body());
  }

  @Test
  void isMadeByThisVersionForTheOlderOne() {
    assertEquals(FROZEN, ids.make(HEADER, BODY).text());
  }
}
