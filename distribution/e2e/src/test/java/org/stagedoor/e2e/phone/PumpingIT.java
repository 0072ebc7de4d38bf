package org.stagedoor.e2e.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Timings;
import org.stagedoor.e2e.protocol.Browser;

/** Nobody finds out by phone who has an account, or earns by texts. */
class PumpingIT {
  private static final int ROUNDS = 80;
  private static final String RESET = "account/password";

  private static Exchange exchange;

  @BeforeAll
  static void open() throws Exception {
    exchange = Exchange.open();
    exchange.installation().set("org.stagedoor.validation", Map.of("inhibit.errors", "true"));
    Await.until(
        "the setting",
        () -> exchange.ask(RESET, Exchange.freshNumber(), "probe", 1).status() == 200);
  }

  @AfterAll
  static void close() throws Exception {
    exchange.close();
  }

  @Test
  void theOwnerIsToldInstead() throws Exception {
    String known = Exchange.freshNumber();
    String unknown = Exchange.freshNumber();
    exchange.person(known);

    Answer taken = exchange.ask("register", known, "monkey", 1).expect(200);
    exchange.ask(RESET, unknown, "monkey", 1).expect(200);

    assertTrue(exchange.nth(known, 2).text().contains("belongs to an account"));
    assertTrue(exchange.nth(unknown, 1).text().contains("no account with this number"));
    assertEquals(
        "M_UNAUTHORIZED",
        exchange.register(taken.text("sid"), "monkey").expect(401).text("errcode"));
  }

  /** The median times of known and unknown numbers, asked for in turn, do not differ. */
  @Test
  void answersAndTimesTellNothing() throws Exception {
    String known = Exchange.freshNumber();
    exchange.person(known);
    Timings timings = new Timings();
    for (int i = 0; i < ROUNDS; i++) {
      String secret = "secret" + i;
      timings.take(() -> asked(Exchange.freshNumber(), secret), () -> asked(known, secret));
    }
    timings.expectNoDifference();
  }

  private static Answer asked(String number, String secret) throws Exception {
    Answer answer = exchange.ask(RESET, number, secret, 1).expect(200);
    assertEquals(List.of("sid", "submit_url"), List.copyOf(answer.json().keySet()));
    assertEquals(24, answer.text("sid").length());
    return answer;
  }

  @Test
  void textsToOneBlockOfNumbersAreBounded() throws Exception {
    limits("msisdn.block");
    // Numbers that are the same but for their last three digits.
    Await.until("the limit", () -> refused("07500 111%03d", 4));
    for (int i = 0; i < 3; i++) {
      exchange.ask(RESET, "07500 222%03d".formatted(i), "monkey", 1).expect(200);
    }
    Answer limited = exchange.ask(RESET, "07500 222999", "monkey", 1).expect(429);
    assertEquals("M_LIMIT_EXCEEDED", limited.text("errcode"));
    assertFalse(limited.header("Retry-After").isEmpty());
    // What was sent before is not sent again, so that asking for it is free.
    exchange.ask(RESET, "07500 222000", "monkey", 1).expect(200);
    exchange.ask(RESET, "07500 333000", "monkey", 1).expect(200);

    limits("msisdn.address");
    Await.until("the limit", () -> refused("07500 444000", 4));
    limits("msisdn.remote");
    Await.until("the limit", () -> refused("07500 5%05d", 4));
    limits("msisdn.total");
    Await.until("the limit", () -> refused("07500 6%05d", 4));
    limits("none");
    Await.until("no limit", () -> !refused("07500 7%05d", 4));
  }

  /** Without a flow that asks for them, or outside of it if the operator says so. */
  @Test
  void textsWithoutAUseAreNotSent() throws Exception {
    flows("m.login.dummy");
    String number = Exchange.freshNumber();
    Await.until("the flows", () -> exchange.ask("register", number, "probe", 99).status() == 400);
    Answer useless = exchange.ask("register", number, "monkey", 1).expect(400);
    assertEquals("M_THREEPID_MEDIUM_NOT_SUPPORTED", useless.text("errcode"));
    exchange.ask("account/3pid", Exchange.freshNumber(), "monkey", 1).expect(200);

    flows("m.login.dummy m.login.msisdn");
    pagesOnly("true");
    Await.until("the setting", () -> exchange.ask(RESET, number, "probe", 1).status() == 400);
    String fresh = Exchange.freshNumber();
    String session = exchange.client().post(Exchange.V3 + "/register", "{}").text("session");
    Browser browser = new Browser(exchange.address());
    String page = Browser.fallback(Exchange.TYPE, session);
    Map<String, String> typed = Map.of("country", "GB", "number", fresh);
    assertFalse(browser.open(page).body().contains("name=\"number\""));
    dummy(session);
    browser.open(page).expect(200);
    browser.submit(page, typed).expect(200);
    assertTrue(exchange.nth(fresh, 1).text().contains("is your code"));

    pagesOnly("false");
    flows("m.login.msisdn | m.login.dummy");
    Await.until(
        "the flows",
        () -> exchange.ask("register", Exchange.freshNumber(), "probe", 1).status() == 200);
  }

  private static void dummy(String session) throws Exception {
    exchange
        .client()
        .post(
            Exchange.V3 + "/register", "{'auth':{'type':'m.login.dummy','session':'%s'}}", session)
        .expect(401);
  }

  private static void flows(String register) throws Exception {
    exchange
        .installation()
        .set(
            "org.stagedoor.flows",
            Map.of("register", register, "password", "m.login.password | m.login.msisdn"));
  }

  private static void pagesOnly(String whether) throws Exception {
    exchange
        .installation()
        .set(
            "org.stagedoor.validation",
            Map.of("inhibit.errors", "true", "msisdn.pages.only", whether));
  }

  /** Sets one limit to three in a row, or none, and the others off. */
  private static void limits(String which) throws Exception {
    Map<String, String> limits = new HashMap<>();
    for (String name : List.of("address", "remote", "block", "total")) {
      limits.put("msisdn." + name + ".burst", which.endsWith(name) ? "3" : "0");
    }
    if (!which.equals("none")) {
      limits.put(which + ".daily", "1");
    }
    exchange.installation().set("org.stagedoor.validation.limits", limits);
  }

  private static boolean refused(String pattern, int times) throws Exception {
    boolean refused = false;
    for (int i = 0; i < times; i++) {
      String secret = "probe" + System.nanoTime();
      refused |= exchange.ask(RESET, pattern.formatted(i), secret, 1).status() == 429;
    }
    return refused;
  }
}
