package org.stagedoor.validation.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.account.ValidationSessions.Purpose;
import org.stagedoor.api.http.MatrixException;

class SessionServiceTest {
  private static final UserId ALICE = new UserId("alice", "example.org");
  private static final String ADDRESS = "alice@example.org";

  private Bench bench = new Bench(Map.of());

  @AfterEach
  void close() {
    bench.close();
  }

  private Optional<ThreePid> proved(String sid, Purpose purpose) {
    return bench.sessions.proved(sid, "monkey", purpose, bench.now);
  }

  private boolean submit(String sid, String code) {
    return bench.sessions.submit(sid, "monkey", code, bench.now);
  }

  @Test
  void theCodeValidates() {
    String sid = bench.begin(Purpose.REGISTER, 1);
    assertFalse(submit(sid, "0"));
    assertEquals(Optional.empty(), proved(sid, Purpose.REGISTER));

    assertTrue(submit(sid, " " + bench.code().substring(0, 4) + "-" + bench.code().substring(4)));

    assertEquals(
        Optional.of(new ThreePid("email", ADDRESS, bench.now)), proved(sid, Purpose.REGISTER));
    assertTrue(submit(sid, bench.code()));
  }

  @Test
  void theLinkValidatesAndStaysGood() {
    String sid = bench.begin(Purpose.REGISTER, 1);
    assertTrue(bench.links.find(sid, bench.token() + "x", bench.now).isEmpty());
    ValidationSession session = bench.links.find(sid, bench.token(), bench.now).orElseThrow();
    bench.links.validate(sid, session, bench.now);
    bench.now = bench.now.plus(Duration.ofHours(47));
    assertTrue(bench.links.find(sid, bench.token(), bench.now).isPresent());
    assertEquals(Bench.START, proved(sid, Purpose.ADD).orElseThrow().validated());
  }

  @Test
  void anotherSecretProvesNothing() {
    String sid = bench.begin(Purpose.REGISTER, 1);
    assertFalse(bench.sessions.submit(sid, "ape", bench.code(), bench.now));
    submit(sid, bench.code());
    assertEquals(Optional.empty(), bench.sessions.proved(sid, "ape", Purpose.REGISTER, bench.now));
    assertEquals(Optional.empty(), proved("x".repeat(300), Purpose.REGISTER));
  }

  @Test
  void onlyAProofForAnAccountActsForIt() {
    String register = bench.begin(Purpose.REGISTER, 1);
    submit(register, bench.code());
    bench.owners.put(ADDRESS, ALICE);
    String reset = bench.begin(Purpose.RESET, 1);
    assertNotEquals(register, reset);
    submit(reset, bench.code());

    assertEquals(Optional.empty(), proved(register, Purpose.RESET));
    assertTrue(proved(reset, Purpose.RESET).isPresent());
    assertTrue(proved(reset, Purpose.ADD).isPresent());
  }

  @Test
  void aProofForAnAccountEndsWithItsRenewal() {
    bench.owners.put(ADDRESS, ALICE);
    String sid = bench.begin(Purpose.RESET, 1);
    submit(sid, bench.code());
    assertTrue(proved(sid, Purpose.RESET).isPresent());
    bench.generation++;
    assertEquals(Optional.empty(), proved(sid, Purpose.RESET));
    assertTrue(submit(sid, bench.code()), "it still shows success");
    assertEquals(Optional.empty(), proved(sid, Purpose.RESET));
  }

  @Test
  void anotherMessageTakesAHigherAttempt() {
    String sid = bench.begin(Purpose.REGISTER, 2);
    assertEquals(sid, bench.begin(Purpose.REGISTER, 2));
    assertEquals(sid, bench.begin(Purpose.REGISTER, 1));
    assertEquals(1, bench.sent.size());
    String code = bench.code();

    assertEquals(sid, bench.begin(Purpose.REGISTER, 3));

    assertEquals(2, bench.sent.size());
    assertEquals(code, bench.code());
    assertNotEquals(bench.sent.get(0).id(), bench.sent.get(1).id());
    assertEquals(List.of(sid), bench.due);
  }

  @Test
  void whatIsProvedNeedsNoMoreMessages() {
    String sid = bench.begin(Purpose.REGISTER, 1);
    submit(sid, bench.code());
    assertEquals(sid, bench.begin(Purpose.REGISTER, 2));
    assertEquals(1, bench.sent.size());
    assertTrue(proved(sid, Purpose.REGISTER).isPresent());
  }

  @Test
  void guessesAreCountedOverMessages() {
    String sid = bench.begin(Purpose.REGISTER, 1);
    for (int i = 0; i < 4; i++) {
      assertFalse(submit(sid, "0"));
    }
    bench.begin(Purpose.REGISTER, 2);
    assertFalse(submit(sid, "0"));
    assertFalse(submit(sid, bench.code()), "the fifth wrong code ends it");
    String code = bench.code();
    bench.begin(Purpose.REGISTER, 3);
    assertNotEquals(code, bench.code());
    assertTrue(submit(sid, bench.code()));
  }

  @Test
  void endsAndIsClearedAway() {
    String sid = bench.begin(Purpose.REGISTER, 1);
    bench.now = bench.now.plus(Duration.ofHours(20));
    bench.begin(Purpose.REGISTER, 2);
    bench.now = bench.now.plus(Duration.ofHours(5));
    bench.box.clean();
    assertTrue(bench.box.find(sid, bench.now).isPresent(), "the second message made it longer");

    bench.now = bench.now.plus(Duration.ofHours(20));
    assertFalse(submit(sid, bench.code()));
    bench.box.clean();

    assertEquals(List.of(), bench.due);
    assertEquals(List.of(), bench.data.names("org.stagedoor.validation/s/", "", 10));
  }

  @Test
  void nothingThatIsKeptIsASecret() {
    bench.begin(Purpose.REGISTER, 1);
    String kept =
        bench.data.names("org.stagedoor.validation/s/", "", 10).stream()
            .map(name -> bench.data.get(name).orElseThrow().members().toString())
            .findFirst()
            .orElseThrow();
    for (String secret : List.of("monkey", bench.code(), bench.token())) {
      assertFalse(kept.contains(secret), kept);
    }
  }

  @Test
  void tellsWhoIsTakenUnlessInhibited() {
    bench.owners.put(ADDRESS, ALICE);
    for (Purpose purpose : List.of(Purpose.REGISTER, Purpose.ADD)) {
      assertEquals(
          "M_THREEPID_IN_USE",
          assertThrows(MatrixException.class, () -> bench.begin(purpose, 1)).errcode());
    }
    bench.owners.clear();
    assertEquals(
        "M_THREEPID_NOT_FOUND",
        assertThrows(MatrixException.class, () -> bench.begin(Purpose.RESET, 1)).errcode());
    assertEquals(List.of(), bench.sent);
  }

  @Test
  void anInhibitedErrorIsANoticeThatNothingValidates() {
    bench.close();
    bench = new Bench(Map.of("inhibit.errors", "true"));
    bench.owners.put(ADDRESS, ALICE);
    String sid = bench.begin(Purpose.REGISTER, 1);

    assertEquals("You have an account on example.org", bench.sent.get(0).subject().orElseThrow());
    assertFalse(bench.sent.get(0).text().contains("token="));
    ValidationSession session = bench.box.find(sid, bench.now).orElseThrow();
    assertFalse(submit(sid, bench.box.secrets().code(sid, session.nonce(), 8)));
    String token = bench.box.secrets().link(sid, session.nonce());
    assertTrue(bench.links.find(sid, token, bench.now).isEmpty());
  }

  @Test
  void messagesAreBounded() {
    bench.close();
    bench = new Bench(Map.of("address.burst", "2"));
    bench.begin(Purpose.REGISTER, 1);
    bench.begin(Purpose.REGISTER, 2);
    for (int i = 0; i < 3; i++) {
      MatrixException refused =
          assertThrows(MatrixException.class, () -> bench.begin(Purpose.REGISTER, 3));
      assertEquals(429, refused.status());
    }
    assertEquals(2, bench.sent.size());
    bench.begin(Purpose.REGISTER, 2);
    bench.sessions.begin(bench.request(Purpose.REGISTER, "bob@example.org", 1));
  }

  @Test
  void someDomainsAreNotTaken() {
    bench.close();
    bench = new Bench(Map.of("domains.denied", "Example.org other.example"));
    for (String address : List.of("a@example.org", "a@b.EXAMPLE.org")) {
      MatrixException refused =
          assertThrows(
              MatrixException.class,
              () -> bench.sessions.begin(bench.request(Purpose.REGISTER, address, 1)));
      assertEquals("M_THREEPID_DENIED", refused.errcode());
    }
    bench.sessions.begin(bench.request(Purpose.REGISTER, "a@notexample.org", 1));
    bench.owners.put(ADDRESS, ALICE);
    bench.begin(Purpose.RESET, 1);
  }
}
