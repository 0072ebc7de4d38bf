package org.stagedoor.e2e.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.stagedoor.e2e.phone.Exchange.V3;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;

/** A number that is added, resets a password, or is none. */
@ExtendWith(SharedExchange.class)
class AddPhoneIT {
  private static final String NEW = "battery horse correct";

  private final Exchange exchange;
  private final String number = Exchange.freshNumber();

  AddPhoneIT(Exchange exchange) {
    this.exchange = exchange;
  }

  @Test
  void isAddedUsedAndRemoved() throws Exception {
    String name = "adder" + Exchange.international(number);
    Answer registered =
        exchange
            .client()
            .post(
                V3 + "/register",
                "{'username':'%s','password':'%s','auth':{'type':'m.login.dummy'}}",
                name,
                Exchange.PASSWORD)
            .expect(200);
    Client adder = exchange.client().as(registered.text("access_token"));
    Answer asked = exchange.ask("account/3pid", number, "monkey", 1).expect(200);
    assertEquals("M_THREEPID_AUTH_FAILED", add(adder, name, asked).expect(403).text("errcode"));
    exchange.submit(asked, "monkey", exchange.nth(number, 1).code());

    add(adder, name, asked).expect(200);

    exchange.login("GB", number, Exchange.PASSWORD).expect(200);
    Answer taken = exchange.ask("register", number, "other", 1).expect(400);
    assertEquals("M_THREEPID_IN_USE", taken.text("errcode"));
    adder
        .post(V3 + "/account/3pid/delete", "{'medium':'msisdn','address':'+44 %s'}", number)
        .expect(200);
    assertFalse(adder.get(V3 + "/account/3pid").body().contains(Exchange.international(number)));
    exchange.login("GB", number, Exchange.PASSWORD).expect(403);
  }

  private static Answer add(Client who, String name, Answer asked) throws Exception {
    return who.post(
        V3 + "/account/3pid/add",
        "{'sid':'%s','client_secret':'monkey','auth':{'type':'m.login.password',"
            + "'identifier':{'type':'m.id.user','user':'%s'},'password':'%s'}}",
        asked.text("sid"),
        name,
        Exchange.PASSWORD);
  }

  @Test
  void resetsThePassword() throws Exception {
    Client alice = exchange.person(number);
    Answer early = exchange.ask("account/3pid", number, "monkey", 1).expect(400);
    assertEquals("M_THREEPID_IN_USE", early.text("errcode"));
    Answer asked = exchange.ask("account/password", number, "monkey", 1).expect(200);
    reset(asked).expect(401);
    exchange.submit(asked, "monkey", exchange.nth(number, 2).code());

    reset(asked).expect(200);

    exchange.login("GB", number, Exchange.PASSWORD).expect(403);
    exchange.login("GB", number, NEW).expect(200);
    alice.get(V3 + "/account/whoami").expect(401);
    reset(asked).expect(401);
  }

  private Answer reset(Answer asked) throws Exception {
    return exchange
        .client()
        .post(
            V3 + "/account/password",
            "{'new_password':'" + NEW + "','auth':{%s}}",
            Exchange.creds(asked.text("sid"), "monkey"));
  }

  @Test
  void whatWasProvedToRegisterResetsNothing() throws Exception {
    Answer asked = exchange.ask("register", number, "monkey", 1).expect(200);
    exchange.submit(asked, "monkey", exchange.nth(number, 1).code());
    exchange.register(asked.text("sid"), "monkey").expect(200);
    assertEquals("M_UNAUTHORIZED", reset(asked).expect(401).text("errcode"));
  }

  @Test
  void aNumberWithoutAccountResetsNothing() throws Exception {
    Answer unknown = exchange.ask("account/password", number, "monkey", 1).expect(400);
    assertEquals("M_THREEPID_NOT_FOUND", unknown.text("errcode"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "400 | M_MISSING_PARAM | 'phone_number':'07400123456'",
        "400 | M_MISSING_PARAM | 'country':'GB'",
        "400 | M_INVALID_PARAM | 'country':'GBR','phone_number':'07400123456'",
        "400 | M_INVALID_PARAM | 'country':44,'phone_number':'07400123456'",
        "400 | M_INVALID_PARAM | 'country':'GB','phone_number':7400123456",
        "400 | M_INVALID_PARAM | 'country':'ZZ','phone_number':'07400123456'",
        "400 | M_INVALID_PARAM | 'country':'GB','phone_number':''",
        "400 | M_INVALID_PARAM | 'country':'GB','phone_number':'alice'",
        "400 | M_INVALID_PARAM | 'country':'GB','phone_number':'0740012'",
        "400 | M_INVALID_PARAM | 'country':'GB','phone_number':'074001234567890'",
        "400 | M_INVALID_PARAM | 'country':'GB','phone_number':'999'",
        "400 | M_INVALID_PARAM | 'country':'US','phone_number':'911'",
        "400 | M_INVALID_PARAM | 'country':'US','phone_number':'+1 555 0100'",
        "403 | M_THREEPID_DENIED | 'country':'GB','phone_number':'0909 879 0123'",
        "403 | M_THREEPID_DENIED | 'country':'DE','phone_number':'0800 1234567'",
        "403 | M_THREEPID_DENIED | 'country':'DE','phone_number':'030 12345678'",
        "403 | M_THREEPID_DENIED | 'country':'FR','phone_number':'06 12 34 56 78'",
        "403 | M_THREEPID_DENIED | 'country':'GB','phone_number':'+881612345678'"
      })
  void whatIsNoNumberOrNotTakenIsRefused(int status, String errcode, String fields)
      throws Exception {
    int before = exchange.gateway().taken().size();
    for (String what : new String[] {"register", "account/password", "account/3pid"}) {
      Answer answer =
          exchange
              .client()
              .post(
                  V3 + "/" + what + "/msisdn/requestToken",
                  "{" + fields + ",'client_secret':'a','send_attempt':1}");
      assertEquals(errcode, answer.expect(status).text("errcode"));
    }
    assertEquals(before, exchange.gateway().taken().size());
  }
}
