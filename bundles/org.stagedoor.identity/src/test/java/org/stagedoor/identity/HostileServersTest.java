package org.stagedoor.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.identity.Trusting.refusal;
import static org.stagedoor.identity.Trusting.validated;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.api.account.IdentityServers.Session;
import org.stagedoor.testkit.MemoryUserData;

/** Against a stand-in over TLS that talks nonsense, floods, sleeps, or sends elsewhere. */
class HostileServersTest {
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final StandInIdentityServer STAND_IN = StandInIdentityServer.start("localhost");

  private final MemoryUserData data = new MemoryUserData();
  private final TrustedServers servers = Trusting.servers(STAND_IN, data);
  private final Session session = new Session(STAND_IN.name(), "token", "1", "monkey");
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

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "null", "<html></html>", "{\"medium\":", "{\"a\":1}{\"b\":2}", "\u0000"})
  void takeNothingButObjects(String answer) {
    STAND_IN.answer(200, answer);
    assertEquals("503 M_UNKNOWN", refusal(() -> servers.proved(session)));
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 301, 302, 303, 307, 308, 405, 418, 429, 500, 502})
  void areNotSentElsewhere(int status) {
    String name = STAND_IN.name();
    STAND_IN.behave(
        exchange -> {
          exchange.getResponseHeaders().add("Location", "https://" + name + "/elsewhere");
          StandInIdentityServer.say(exchange, status, status == 204 ? "" : "{}");
        });
    assertEquals("503 M_UNKNOWN", refusal(() -> servers.proved(session)));
    assertEquals(1, requests().size());
  }

  @Test
  void areNotFlooded() {
    STAND_IN.answer(200, "{\"x\":\"" + "y".repeat(100_000) + "\"}");
    assertEquals("503 M_UNKNOWN", refusal(() -> servers.proved(session)));
    STAND_IN.behave(
        exchange -> {
          for (int i = 0; i < 100; i++) {
            exchange.getResponseHeaders().add("X-" + i, "y".repeat(5_000));
          }
          StandInIdentityServer.say(exchange, 200, "{}");
        });
    assertEquals("503 M_UNKNOWN", refusal(() -> servers.proved(session)));
  }

  @Test
  void doNotWaitForEver() {
    STAND_IN.behave(exchange -> pause(8_000));
    assertTimeout(LONGEST, () -> refusal(() -> servers.proved(session)));
    STAND_IN.behave(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 80; i++) {
              out.write(" ".getBytes(StandardCharsets.UTF_8));
              out.flush();
              pause(100);
            }
          }
        });
    assertTimeout(
        LONGEST, () -> assertEquals("503 M_UNKNOWN", refusal(() -> servers.proved(session))));
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void stayAwayFromPrivateAddresses() {
    STAND_IN.answer(200, validated("email", "a@example.org", Instant.now()));
    TrustedServers strict = Trusting.servers(STAND_IN.name(), "", STAND_IN.certificate(), data);
    assertEquals("503 M_UNKNOWN", refusal(() -> strict.proved(session)));
    assertEquals(List.of(), requests());
    strict.close();
    assertTrue(servers.proved(session).isPresent());
  }

  @Test
  void lookAtTheNameInTheCertificate() {
    try (StandInIdentityServer other = StandInIdentityServer.start("other.example")) {
      other.answer(200, validated("email", "a@example.org", Instant.now()));
      TrustedServers there = Trusting.servers(other, data);
      Session elsewhere = new Session(other.name(), "token", "1", "monkey");
      assertEquals("503 M_UNKNOWN", refusal(() -> there.proved(elsewhere)));
      TrustedServers unknown =
          Trusting.servers(STAND_IN.name(), STAND_IN.name(), other.certificate(), data);
      assertEquals("503 M_UNKNOWN", refusal(() -> unknown.proved(session)));
      assertEquals(List.of(), other.requests());
      there.close();
      unknown.close();
    }
    assertEquals(List.of(), requests());
  }
}
