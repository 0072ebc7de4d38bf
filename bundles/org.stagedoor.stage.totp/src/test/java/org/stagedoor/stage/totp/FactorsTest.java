package org.stagedoor.stage.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;
import org.stagedoor.testkit.MemoryUserData;

class FactorsTest {
  private static final UserId ALICE = new UserId("alice", "example.org");
  private static final UserId BOB = new UserId("bob", "example.org");
  private static final Duration STEP = Duration.ofSeconds(Clockwork.PERIOD_SECONDS);

  private final Instant now = Instant.parse("2026-01-01T00:00:10Z");
  private final MemoryUserData data = new MemoryUserData();
  private final Factors factors = new Factors(data, () -> new Clockwork(1));
  private final Offer offer = Offer.random(new SecureRandom());

  private String code(Instant time) {
    return offer.secret().code(Clockwork.step(time));
  }

  /** Alice confirms by the code of five minutes ago. */
  private void enrol() {
    Instant before = now.minusSeconds(300);
    factors.draft(ALICE, offer, before);
    assertTrue(factors.confirm(ALICE, code(before), before));
  }

  private boolean accept(String typed, String session) {
    return factors.accept(ALICE, typed, session, now);
  }

  @Test
  void aFactorCountsOnceItIsConfirmed() {
    factors.draft(ALICE, offer, now);
    assertTrue(factors.find(ALICE).isEmpty());
    assertFalse(accept(code(now), "s1"));
    assertFalse(factors.confirm(ALICE, "000000".equals(code(now)) ? "000001" : "000000", now));
    assertFalse(factors.confirm(BOB, code(now), now));

    assertTrue(factors.confirm(ALICE, code(now), now));

    assertTrue(factors.find(ALICE).isPresent());
    assertFalse(accept(code(now), "s1"), "the first code is used up");
    assertFalse(factors.confirm(ALICE, code(now.plus(STEP)), now), "there is no draft any more");
  }

  @Test
  void aDraftIsForgottenInTime() {
    factors.draft(ALICE, offer, now);
    Instant late = now.plus(Draft.LIFE).plusSeconds(1);
    assertFalse(factors.confirm(ALICE, code(late), late));
  }

  @Test
  void aNewDraftLeavesTheFactorInForce() {
    enrol();
    factors.draft(ALICE, Offer.random(new SecureRandom()), now);
    assertTrue(accept(code(now), "s1"));
  }

  @Test
  void aCodeIsGoodForOneSession() {
    enrol();
    assertTrue(accept(code(now), "s1"));
    assertTrue(accept(code(now), "s1"), "whose answer was lost");
    assertFalse(accept(code(now), "s2"));
  }

  @Test
  void noCodeIsGoodOnceALaterOneWas() {
    enrol();
    assertTrue(accept(code(now.plus(STEP)), "s1"));
    assertFalse(accept(code(now), "s2"));
    assertFalse(accept(code(now), "s1"));
    assertFalse(accept(code(now.minus(STEP)), "s2"));
  }

  @Test
  void clocksMayBeOffByAStep() {
    enrol();
    assertFalse(accept(code(now.minus(STEP.multipliedBy(2))), "s1"));
    assertFalse(accept(code(now.plus(STEP.multipliedBy(2))), "s1"));
    assertTrue(accept(code(now.minus(STEP)), "s1"));
    assertTrue(accept(code(now), "s2"));
    assertTrue(accept(code(now.plus(STEP)), "s3"));
  }

  @Test
  void eachRecoveryCodeIsGoodOnce() {
    enrol();
    String code = offer.recoveryCodes().get(0);
    String typed = code.replace("-", " ").toUpperCase(Locale.ROOT);
    assertTrue(accept(typed, "s1"));
    assertTrue(accept(code, "s1"), "whose answer was lost");
    assertFalse(accept(code, "s2"));
    assertEquals(RecoveryCode.MANY - 1, factors.find(ALICE).orElseThrow().recovery().size());
    assertTrue(accept(code(now), "s2"));
    assertTrue(accept(offer.recoveryCodes().get(1), "s3"));
    assertFalse(accept(code, "s1"), "it was not the last");
  }

  @Test
  void ofManyAtOnceOneGetsTheCode() throws Exception {
    enrol();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Boolean>> all =
          IntStream.range(0, 8)
              .mapToObj(i -> threads.submit(() -> accept(code(now), "s" + i)))
              .toList();
      int accepted = 0;
      for (Future<Boolean> one : all) {
        accepted += one.get() ? 1 : 0;
      }
      assertEquals(1, accepted);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void recoveryCodesAreKeptHashed() {
    enrol();
    Dict kept = data.get(ALICE, "org.stagedoor.stage.totp").orElseThrow();
    assertFalse(kept.members().toString().contains(offer.recoveryCodes().get(0)));
    List<String> hashes = kept.dict("factor").orElseThrow().texts("recovery").orElseThrow();
    assertEquals(RecoveryCode.hash(ALICE, offer.recoveryCodes().get(0)), hashes.get(0));
  }

  @Test
  void removalForgetsAll() {
    enrol();
    assertTrue(factors.remove(ALICE));
    assertTrue(data.get(ALICE, "org.stagedoor.stage.totp").isEmpty());
    assertFalse(factors.remove(ALICE));
  }
}
