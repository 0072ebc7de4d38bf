package org.stagedoor.validation.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.account.ValidationSessions.Purpose;
import org.stagedoor.api.account.ValidationSessions.Request;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;

/** What strangers ask for does not silence the server for its users. */
class StrangersTest {
  private static final UserId ALICE = new UserId("alice", "example.org");
  private static final UserId MALLORY = new UserId("mallory", "example.org");
  private static final String NUMBER = "447400123456";
  private static final Optional<UserId> NOBODY = Optional.empty();

  private Bench bench = new Bench(Map.of());
  private int asked;

  @AfterEach
  void close() {
    bench.close();
  }

  /** Starts anew with all limits of texts off but some. */
  private void limits(Map<String, String> some) {
    bench.close();
    Map<String, Object> settings = new HashMap<>();
    for (String name : new String[] {"remote", "site", "address", "block", "total"}) {
      settings.put("msisdn." + name + ".burst", "0");
    }
    settings.putAll(some);
    bench = new Bench(settings);
  }

  private boolean sent(Purpose purpose, String number, String from, Optional<UserId> requester) {
    asked++;
    try {
      bench.sessions.begin(
          new Request(
              purpose,
              "msisdn",
              number,
              "secret" + asked,
              1,
              Optional.empty(),
              new Call.Origin(from, "", List.of(Locale.ENGLISH)),
              bench.now,
              requester));
      return true;
    } catch (MatrixException e) {
      assertEquals(429, e.status());
      return false;
    }
  }

  private boolean sent(Purpose purpose, String number, Optional<UserId> requester) {
    return sent(purpose, number, "192.0.2.1", requester);
  }

  @Test
  void aSiteOfIpv6HasBoundsBesideItsNetworks() {
    limits(Map.of("msisdn.remote.burst", "2", "msisdn.site.burst", "3"));
    assertTrue(sent(Purpose.REGISTER, NUMBER, "2001:db8:7:1::1", NOBODY));
    assertTrue(sent(Purpose.REGISTER, NUMBER, "2001:db8:7:1::2", NOBODY));
    assertFalse(sent(Purpose.REGISTER, NUMBER, "2001:db8:7:1::3", NOBODY));
    assertTrue(sent(Purpose.REGISTER, NUMBER, "2001:db8:7:2::1", NOBODY));
    assertFalse(sent(Purpose.REGISTER, NUMBER, "2001:db8:7:3::1", NOBODY));
    assertTrue(sent(Purpose.REGISTER, NUMBER, "2001:db8:8::1", NOBODY));
    assertTrue(sent(Purpose.REGISTER, NUMBER, "192.0.2.1", NOBODY));
  }

  @Test
  void strangersLeaveAReserve() {
    limits(Map.of("msisdn.total.burst", "4", "msisdn.total.reserve", "50"));
    bench.owners.put("447400999999", ALICE);
    assertTrue(sent(Purpose.REGISTER, NUMBER, NOBODY));
    assertTrue(sent(Purpose.ADD, NUMBER, NOBODY));
    assertFalse(sent(Purpose.REGISTER, NUMBER, NOBODY));
    assertFalse(sent(Purpose.ADD, NUMBER, NOBODY));
    assertFalse(sent(Purpose.REGISTER, NUMBER, Optional.of(ALICE)));
    assertTrue(sent(Purpose.RESET, "447400999999", NOBODY));
    assertTrue(sent(Purpose.ADD, NUMBER, Optional.of(ALICE)));
    assertFalse(sent(Purpose.RESET, "447400999999", NOBODY));
  }

  /** Else who asked to reset when the rest is spent would find out who has an account. */
  @Test
  void whereErrorsAreInhibitedResettingTellsNothing() {
    limits(
        Map.of("msisdn.total.burst", "4", "msisdn.total.reserve", "50", "inhibit.errors", "true"));
    bench.owners.put("447400999999", ALICE);
    assertTrue(sent(Purpose.RESET, NUMBER, NOBODY));
    assertTrue(sent(Purpose.RESET, "447400999999", NOBODY));
    assertFalse(sent(Purpose.RESET, NUMBER, NOBODY));
    assertFalse(sent(Purpose.RESET, "447400999999", NOBODY));
    assertTrue(sent(Purpose.RESET, "447400999999", Optional.of(ALICE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"address", "block"})
  void strangersDoNotLockTheOwnerOut(String limit) {
    limits(Map.of("msisdn." + limit + ".burst", "1", "inhibit.errors", "true"));
    assertTrue(sent(Purpose.REGISTER, NUMBER, NOBODY));
    assertFalse(sent(Purpose.ADD, NUMBER, NOBODY));
    assertTrue(sent(Purpose.ADD, NUMBER, Optional.of(ALICE)));
    assertFalse(sent(Purpose.ADD, NUMBER, Optional.of(MALLORY)));
    bench.owners.put(NUMBER, ALICE);
    assertTrue(sent(Purpose.RESET, NUMBER, NOBODY));
    assertFalse(sent(Purpose.RESET, NUMBER, Optional.of(MALLORY)));
    assertTrue(sent(Purpose.RESET, NUMBER, Optional.of(ALICE)));
    assertFalse(sent(Purpose.RESET, NUMBER, Optional.of(ALICE)));
  }
}
