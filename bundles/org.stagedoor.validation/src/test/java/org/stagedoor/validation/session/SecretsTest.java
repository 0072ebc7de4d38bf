package org.stagedoor.validation.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {
  private final Secrets secrets = new Secrets(() -> new byte[32]);

  @Test
  void partsCanNotBeCutElsewhere() {
    assertNotEquals(
        secrets.sid("REGISTER", "email", "ab", "c"), secrets.sid("REGISTER", "email", "a", "bc"));
    assertNotEquals(secrets.trace("a"), secrets.ofStage("a"));
  }

  @Test
  void isAnotherUnderAnotherKey() {
    Secrets other = new Secrets(() -> new byte[] {1});
    assertNotEquals(secrets.link("sid", "nonce"), other.link("sid", "nonce"));
  }

  @Test
  void codesHaveTheirLengthAndAllDigitsAreAsLikely() {
    Map<Character, Integer> first = new HashMap<>();
    for (int i = 0; i < 2000; i++) {
      String code = secrets.code("sid", "nonce" + i, 8);
      assertTrue(code.matches("[0-9]{8}"), code);
      first.merge(code.charAt(0), 1, Integer::sum);
    }
    assertEquals(10, first.size());
    first.values().forEach(count -> assertTrue(count > 120 && count < 280, first::toString));
  }

  @Test
  void comparesWhole() {
    assertTrue(Secrets.same("abc", "abc"));
    assertFalse(Secrets.same("abc", "abcd"));
    assertFalse(Secrets.same("", "a"));
  }
}
