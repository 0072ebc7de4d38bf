package org.stagedoor.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.identity.Trusting.refusal;
import static org.stagedoor.identity.Trusting.validated;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.IdentityServers.Session;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.UserId;
import org.stagedoor.testkit.MemoryUserData;

/** Against a stand-in over TLS that does its work, or lies. */
class TrustedServersTest {
  private static final UserId ALICE = new UserId("alice", "example.org");
  private static final StandInIdentityServer STAND_IN = StandInIdentityServer.start("localhost");

  private final MemoryUserData data = new MemoryUserData();
  private final TrustedServers servers = Trusting.servers(STAND_IN, data);
  private final Session session = new Session(STAND_IN.name(), "token", "s&1", "monkey=x");
  private final int before = STAND_IN.requests().size();

  @AfterAll
  static void stop() {
    STAND_IN.close();
  }

  @AfterEach
  void close() {
    servers.close();
  }

  private List<String> requests() {
    return STAND_IN.requests().subList(before, STAND_IN.requests().size());
  }

  @Test
  void askWhatWasProved() {
    Instant at = Instant.ofEpochMilli(Instant.now().minusSeconds(60).toEpochMilli());
    STAND_IN.answer(200, validated("email", "Alice@EXAMPLE.org", at));
    assertEquals(
        Optional.of(new ThreePid("email", "alice@example.org", at)), servers.proved(session));
    assertEquals(
        List.of(
            "GET /_matrix/identity/v2/3pid/getValidated3pid?sid=s%261&client_secret=monkey%3Dx"
                + " Bearer token "),
        requests());
    STAND_IN.answer(200, validated("msisdn", "447400123456", at));
    assertEquals(Optional.of(new ThreePid("msisdn", "447400123456", at)), servers.proved(session));
  }

  @Test
  void writeNumbersInTheirOwnWay() {
    Instant at = Instant.ofEpochMilli(Instant.now().toEpochMilli());
    STAND_IN.answer(200, validated("msisdn", "4407400123456", at));
    assertEquals(Optional.of(new ThreePid("msisdn", "447400123456", at)), servers.proved(session));
    STAND_IN.answer(
        200,
        "{\"medium\":\"msisdn\",\"address\":\"4407400123456\",\"mxid\":\"@alice:example.org\"}");
    servers.bind(ALICE, session);
    STAND_IN.answer(200, "{}");
    assertTrue(servers.unbind(ALICE, "msisdn", "447400123456", ""));
  }

  @Test
  void believeNoLies() {
    Instant now = Instant.now();
    for (String lie :
        List.of(
            "{}",
            validated("email", "nobody", now),
            validated("email", "a@denied.example", now),
            validated("msisdn", "+447400123456", now),
            validated("msisdn", "0", now),
            validated("msisdn", "44740012", now),
            validated("pigeon", "a@example.org", now),
            validated("email", "a@example.org", now.minus(Duration.ofHours(49))),
            validated("email", "a@example.org", now.plus(Duration.ofHours(1))),
            "{\"medium\":\"email\",\"address\":\"a@example.org\"}",
            "{\"medium\":\"email\",\"address\":\"a@example.org\",\"validated_at\":\"1\"}",
            "{\"medium\":7,\"address\":[],\"validated_at\":1}")) {
      STAND_IN.answer(200, lie);
      assertEquals(Optional.empty(), servers.proved(session), lie);
    }
    STAND_IN.answer(400, "{\"errcode\":\"M_SESSION_NOT_VALIDATED\"}");
    assertEquals(Optional.empty(), servers.proved(session));
    STAND_IN.answer(401, "<html>");
    assertEquals(Optional.empty(), servers.proved(session));
  }

  @Test
  void askNobodyElse() {
    for (Session other :
        List.of(
            new Session("localhost", "token", "1", "monkey"),
            new Session("evil.example", "token", "1", "monkey"),
            new Session(STAND_IN.name(), "to\r\nken", "1", "monkey"),
            new Session(STAND_IN.name(), "", "1", "monkey"),
            new Session(STAND_IN.name(), "token", "1".repeat(256), "monkey"))) {
      assertEquals(Optional.empty(), servers.proved(other));
      assertTrue(refusal(() -> servers.bind(ALICE, other)).startsWith("400 "));
    }
    assertEquals(List.of(), requests());
  }

  private void bindAlice() {
    STAND_IN.answer(
        200,
        "{\"medium\":\"email\",\"address\":\"Alice@example.org\",\"mxid\":\"@alice:example.org\"}");
    servers.bind(ALICE, session);
  }

  @Test
  void bindAndUnbind() {
    bindAlice();
    assertEquals(
        List.of(
            "POST /_matrix/identity/v2/3pid/bind Bearer token {\"sid\":\"s&1\","
                + "\"client_secret\":\"monkey=x\",\"mxid\":\"@alice:example.org\"}"),
        requests());
    assertFalse(servers.unbind(ALICE, "email", "alice@example.org", "other.example"));
    assertFalse(servers.unbind(ALICE, "email", "bob@example.org", ""));
    assertFalse(servers.unbind(new UserId("bob", "example.org"), "email", "alice@example.org", ""));
    assertEquals(1, requests().size());
    STAND_IN.answer(403, "{\"errcode\":\"M_FORBIDDEN\"}");
    assertFalse(servers.unbind(ALICE, "email", "alice@example.org", STAND_IN.name()));
    STAND_IN.answer(200, "{}");
    assertTrue(servers.unbind(ALICE, "email", "alice@example.org", ""));
    assertTrue(
        requests().get(2).endsWith("\"address\":\"alice@example.org\"}}"), requests()::toString);
    assertFalse(servers.unbind(ALICE, "email", "alice@example.org", ""));
    assertTrue(servers.unbindAll(ALICE));
    assertEquals(3, requests().size());
  }

  @Test
  void unbindAllOrSayThatSomeAreLeft() {
    bindAlice();
    STAND_IN.answer(500, "");
    assertFalse(servers.unbindAll(ALICE));
    STAND_IN.answer(200, "{}");
    assertTrue(servers.unbindAll(ALICE));
    assertTrue(servers.unbindAll(ALICE));
  }

  @Test
  void repeatNobodysWords() {
    for (String[] told :
        new String[][] {
          {"401", "M_UNKNOWN_TOKEN", "403 M_FORBIDDEN"},
          {"403", "M_UNKNOWN_TOKEN", "403 M_FORBIDDEN"},
          {"400", "M_SESSION_NOT_VALIDATED", "400 M_SESSION_NOT_VALIDATED"},
          {"404", "M_NO_VALID_SESSION", "404 M_NO_VALID_SESSION"},
          {"403", "M_TERMS_NOT_SIGNED", "403 M_TERMS_NOT_SIGNED"},
          {"401", "M_TERMS_NOT_SIGNED", "400 M_TERMS_NOT_SIGNED"},
          {"400", "M_USER_DEACTIVATED", "400 M_UNKNOWN"}
        }) {
      STAND_IN.answer(
          Integer.parseInt(told[0]),
          "{\"errcode\":\"" + told[1] + "\",\"error\":\"x\",\"soft_logout\":true}");
      assertEquals(told[2], refusal(() -> servers.bind(ALICE, session)), told[1]);
    }
    STAND_IN.answer(200, "{\"medium\":\"email\",\"address\":\"a@b.example\",\"mxid\":\"@eve:x\"}");
    assertEquals("503 M_UNKNOWN", refusal(() -> servers.bind(ALICE, session)));
    assertTrue(servers.unbindAll(ALICE));
  }

  @Test
  void tellNoSecrets() {
    String told = session + " " + new Binding("email", "alice@example.org", session);
    assertFalse(told.contains("token") || told.contains("monkey") || told.contains("alice"), told);
  }
}
