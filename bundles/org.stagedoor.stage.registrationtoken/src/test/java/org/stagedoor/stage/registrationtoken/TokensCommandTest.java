package org.stagedoor.stage.registrationtoken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.api.account.AuditTrail.Deed;
import org.stagedoor.testkit.MemoryBundleData;

class TokensCommandTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final TokenBox box = new TokenBox(new MemoryBundleData());
  private final List<Deed> deeds = new ArrayList<>();
  private final TokensCommand command =
      new TokensCommand(box, new TokenNames(new Random(1)), new TokenAudit(deeds::add), () -> NOW);

  private boolean reserve(String session) {
    return box.reserve("VIP", session, new Token.Reservation(NOW.plusSeconds(60), ""), 1, NOW)
        == TokenBox.Admission.NOTED;
  }

  @Test
  void createsAndListsTokens() {
    assertTrue(command.tokens("create").matches("[A-Za-z0-9]{16}"));
    assertEquals("VIP", command.tokens("create", "VIP", "--uses", "2", "--days", "1"));
    assertEquals("-x", command.tokens("create", "--token", "-x", "--uses", "0"));
    String list = command.tokens("list");
    assertTrue(list.contains("VIP   used 0 of 2, 0 under way, expires 2026-01-02T00:00:00Z"), list);
    assertTrue(list.contains("-x   used 0 of 0, 0 under way, expires never   NOT VALID"), list);
    assertEquals(3, list.lines().count());
    assertThrows(IllegalArgumentException.class, () -> command.tokens("create", "VIP"));
  }

  @Test
  void disablesForOthersThanWhoAreUnderWay() {
    command.tokens("create", "VIP", "--uses", "2");
    assertTrue(reserve("s1"));
    assertTrue(
        command.tokens("disable", "VIP").endsWith("1 under way, expires " + NOW + "   NOT VALID"));
    assertFalse(reserve("s2"));
    assertTrue(reserve("s1"));
  }

  @Test
  void deletes() {
    command.tokens("create", "VIP");
    assertEquals("deleted", command.tokens("delete", "VIP"));
    assertEquals("there are none; tokens create makes one", command.tokens("list"));
    assertThrows(IllegalArgumentException.class, () -> command.tokens("delete", "VIP"));
    assertThrows(IllegalArgumentException.class, () -> command.tokens("disable", "VIP"));
  }

  @Test
  void keepsWhatTheConsoleDid() {
    command.tokens("create", "VIP-2026-07");
    command.tokens("disable", "VIP-2026-07");
    command.tokens("delete", "VIP-2026-07");
    assertThrows(IllegalArgumentException.class, () -> command.tokens("delete", "VIP-2026-07"));
    assertEquals(
        List.of(
            "registration_token.create console VI…",
            "registration_token.disable console VI…",
            "registration_token.delete console VI…"),
        deeds.stream()
            .map(it -> it.event() + " " + it.by().orElse("") + " " + it.details().get("token"))
            .toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "what",
        "create a b",
        "create --uses",
        "create --uses x",
        "create --uses 1000001",
        "create --days -1",
        "create --other 1",
        "create a/b",
        "disable",
        "delete",
        "delete --uses 1"
      })
  void saysHowItIsUsed(String words) {
    String[] given = words.isEmpty() ? new String[0] : words.split(" ");
    assertThrows(IllegalArgumentException.class, () -> command.tokens(given));
  }
}
