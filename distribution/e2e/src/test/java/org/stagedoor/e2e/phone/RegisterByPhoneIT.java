package org.stagedoor.e2e.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.phone.Exchange.V3;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.protocol.Browser;

/** Registering with a telephone number, and logging in by it. */
@ExtendWith(SharedExchange.class)
class RegisterByPhoneIT {
  private final Exchange exchange;
  private final String number = Exchange.freshNumber();

  RegisterByPhoneIT(Exchange exchange) {
    this.exchange = exchange;
  }

  @Test
  void byCode() throws Exception {
    Answer asked = exchange.ask("register", number, "monkey", 1).expect(200);
    String sid = asked.text("sid");
    assertEquals("M_UNAUTHORIZED", exchange.register(sid, "monkey").expect(401).text("errcode"));
    Text text = exchange.nth(number, 1);
    String host = exchange.address().getHost();
    assertTrue(text.text().endsWith("@" + host + " #" + text.code()), text::text);

    assertEquals("{\"success\":false}", exchange.submit(asked, "monkey", "00000000").body());
    assertEquals("{\"success\":false}", exchange.submit(asked, "ape", text.code()).body());
    assertEquals("{\"success\":true}", exchange.submit(asked, "monkey", text.code()).body());

    Answer alice = exchange.register(sid, "monkey").expect(200);
    Answer bound =
        exchange.client().as(alice.text("access_token")).get(V3 + "/account/3pid").expect(200);
    String address = "\"address\":\"" + Exchange.international(number) + "\"";
    assertTrue(bound.body().contains(address), bound::toString);
  }

  @Test
  void aNumberIsOneHoweverItIsWritten() throws Exception {
    Client alice = exchange.person(number);
    for (String[] written :
        new String[][] {
          {"GB", number},
          {"gb", number.replace(" ", "-").substring(1)},
          {"DE", "00" + Exchange.international(number)},
          {"US", "+" + Exchange.international(number)}
        }) {
      exchange.login(written[0], written[1], Exchange.PASSWORD).expect(200);
      Answer challenge =
          alice.post(
              V3 + "/account/password",
              "{'new_password':'%s','logout_devices':false,'auth':{'type':'m.login.password',"
                  + "'identifier':{'type':'m.id.phone','country':'%s','phone':'%s'},"
                  + "'password':'%s'}}",
              Exchange.PASSWORD,
              written[0],
              written[1],
              Exchange.PASSWORD);
      challenge.expect(200);
    }
    exchange.login("GB", Exchange.freshNumber(), Exchange.PASSWORD).expect(403);
    exchange.login("GB", "not a number", Exchange.PASSWORD).expect(403);
  }

  @Test
  void inTheBrowserAlone() throws Exception {
    String session = exchange.client().post(V3 + "/register", "{}").expect(401).text("session");
    Browser browser = new Browser(exchange.address());
    String page = Browser.fallback(Exchange.TYPE, session);
    String first = browser.open(page).expect(200).body();
    assertTrue(first.contains("value=\"DE\">Germany (+49)"), first);
    assertFalse(first.contains("(+33)"), "nothing is sent to France");
    assertTrue(first.contains("autocomplete=\"tel\""), first);

    Map<String, String> typed = Map.of("country", "GB", "number", "12");
    assertTrue(browser.submit(page, typed).body().contains("be a telephone number"));
    Answer sent = browser.submit(page, Map.of("country", "GB", "number", number)).expect(200);
    assertTrue(sent.body().contains("one-time-code"), sent::toString);
    browser.submit(page, Map.of("code", "00000000")).expect(200);
    polled(session).expect(401);
    String code = exchange.nth(number, 1).code();
    browser.submit(page, Map.of("code", code.substring(0, 4) + " " + code.substring(4)));

    polled(session).expect(200);
  }

  private Answer polled(String session) throws Exception {
    return exchange.client().post(V3 + "/register", "{'auth':{'session':'%s'}}", session);
  }

  @Test
  void theSubmitUrlIsAPageToo() throws Exception {
    Answer asked = exchange.ask("register", number, "monkey", 1).expect(200);
    String code = exchange.nth(number, 1).code();
    String page =
        URI.create(asked.text("submit_url")).getPath()
            + "?sid="
            + asked.text("sid")
            + "&client_secret=monkey";
    Browser browser = new Browser(exchange.address());
    assertTrue(browser.open(page).expect(200).body().contains("one-time-code"));
    assertTrue(browser.submit(page, Map.of("token", "123")).body().contains("That code is wrong"));
    // Whatever opens addresses confirms nothing.
    browser.open(page + "&token=" + code).expect(200);
    exchange.register(asked.text("sid"), "monkey").expect(401);

    Answer done = browser.submit(page, Map.of("token", code)).expect(200);

    assertTrue(done.body().contains("Confirmed"), done::toString);
    exchange.register(asked.text("sid"), "monkey").expect(200);
  }

  @Test
  void anotherTextTakesAHigherAttempt() throws Exception {
    String sid = exchange.ask("register", number, "monkey", 3).expect(200).text("sid");
    Text first = exchange.nth(number, 1);
    assertEquals(sid, exchange.ask("register", number, "monkey", 3).expect(200).text("sid"));
    assertEquals(sid, exchange.ask("register", number, "monkey", 4).expect(200).text("sid"));
    Text second = exchange.nth(number, 2);
    assertNotEquals(first.id(), second.id());
    assertEquals(first.code(), second.code());
  }

  @Test
  void textsAreInTheReadersLanguage() throws Exception {
    for (String[] words :
        new String[][] {{"en", "is your code"}, {"de-AT", "ist Ihr Code"}, {"fr", "est votre"}}) {
      String to = Exchange.freshNumber();
      exchange
          .client()
          .with("Accept-Language", words[0])
          .post(
              V3 + "/register/msisdn/requestToken",
              "{'country':'GB','phone_number':'%s','client_secret':'a','send_attempt':1}",
              to)
          .expect(200);
      assertTrue(exchange.nth(to, 1).text().contains(words[1]));
    }
  }
}
