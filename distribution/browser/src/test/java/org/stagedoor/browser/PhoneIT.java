package org.stagedoor.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stagedoor.e2e.Client;

/** Registering by telephone for clients that know nothing but the fallback page. */
@ExtendWith(House.Open.class)
class PhoneIT {
  static final String TYPE = "m.login.msisdn";

  private final House house;

  PhoneIT(House house) {
    this.house = house;
  }

  /** Gives a number of the United Kingdom on the page that is open, by keyboard alone. */
  static void ask(Visitor visitor, String number) {
    visitor.tabTo("[name=country]").type("United K").tabTo("[name=number]").type(number);
    visitor.go("Enter");
  }

  @Test
  void registeringByTheCode() throws Exception {
    Waiting waiting = house.registration();
    try (Visitor visitor = Visitor.speaking(house, "en-US")) {
      visitor.open(waiting.fallback(TYPE));
      assertEquals("title", visitor.focus());
      assertEquals("US", visitor.page().inputValue("[name=country]"));
      ask(visitor, "07400 9");
      assertEquals("error", visitor.focus());
      assertEquals(
          "Problem: That can’t be a telephone number there",
          visitor.page().textContent("[role=alert]").strip());
      ask(visitor, "07400 900001");
      visitor.tabTo("[name=code]").type("00000000").go("Enter");
      assertEquals("error", visitor.focus());
      assertEquals(List.of(), waiting.completed());

      visitor.tabTo("[name=code]").type(house.text("+447400900001").code()).go("Enter");

      assertEquals("Confirmed", visitor.heading());
      visitor.assertContent();
    }
    Client user = house.client().as(waiting.poll().expect(200).text("access_token"));
    String bound = user.get(V3 + "/account/3pid").expect(200).body();
    assertTrue(bound.contains("447400900001"), bound);
  }
}
