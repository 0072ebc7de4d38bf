package org.stagedoor.core.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.json.Dict;
import org.stagedoor.core.json.GsonCodec;

/** What bundles have sealed, and what comes back. */
class SealedDictsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant UNTIL = NOW.plusSeconds(600);
  private static final Dict CONTENT = Dict.of("user", "@alice:example.org", "secret", "s3cret");

  private final MemoryStore store = new MemoryStore();
  private final SealedDicts seals = node();

  private SealedDicts node() {
    KeyRing keys =
        new KeyRing(store.sealingKeys, new SecureRandom(), () -> NOW, Duration.ofDays(30));
    return new SealedDicts(keys, new Aead(new SecureRandom()), new GsonCodec());
  }

  @Test
  void anotherNodeOpensWhatWasSealed() {
    String text = seals.seal("a bundle", CONTENT, UNTIL);

    assertEquals(Optional.of(CONTENT), node().open("a bundle", text, NOW));
  }

  @Test
  void itIsUnreadableAndNeverTheSame() {
    String text = seals.seal("a bundle", CONTENT, UNTIL);

    assertTrue(text.matches("[A-Za-z0-9_-]+"));
    assertTrue(!text.contains("s3cret"));
    assertNotEquals(text, seals.seal("a bundle", CONTENT, UNTIL));
  }

  @Test
  void itIsGoodForItsPurposeAndItsTimeAlone() {
    String text = seals.seal("a bundle", CONTENT, UNTIL);

    assertEquals(Optional.empty(), seals.open("another", text, NOW));
    assertEquals(Optional.empty(), seals.open("a bundle", text, UNTIL));
  }

  @Test
  void whatIsNoneOfOursDoesNotOpen() {
    String text = seals.seal("a bundle", CONTENT, UNTIL);
    char changed = text.charAt(40) == 'A' ? 'B' : 'A';

    for (String forged :
        new String[] {
          "", "x", "AAAA", "not base64!", text.substring(0, 39) + changed, "A".repeat(20_000)
        }) {
      assertEquals(Optional.empty(), seals.open("a bundle", forged, NOW), forged);
    }
    String other = text.substring(0, 40) + changed + text.substring(41);
    assertEquals(Optional.empty(), seals.open("a bundle", other, NOW));
  }
}
