package org.stagedoor.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.mail.Letter;

/** Registering and resetting by email for clients that know nothing but the fallback page. */
@ExtendWith(House.Open.class)
class EmailIT {
  static final String TYPE = "m.login.email.identity";

  private final House house;
  private final String address = UUID.randomUUID() + "@example.org";

  EmailIT(House house) {
    this.house = house;
  }

  /** Gives the address on the page that is open. */
  static void ask(Visitor visitor, String address) {
    visitor.tabTo("[name=address]").type(address).go("Enter");
    visitor.tabTo("[name=code]");
  }

  /** Registered, with the address. */
  private void registered(Waiting waiting) throws Exception {
    Client user = house.client().as(waiting.poll().expect(200).text("access_token"));
    String bound = user.get(V3 + "/account/3pid").expect(200).body();
    assertTrue(bound.contains(address), bound);
  }

  @Test
  void registeringByTheCode() throws Exception {
    Waiting waiting = house.registration();
    try (Visitor visitor = Visitor.of(house)) {
      visitor.open(waiting.fallback(TYPE));
      assertEquals("title", visitor.focus());
      ask(visitor, address);
      visitor.type("00000000").go("Enter");
      assertEquals("error", visitor.focus());
      assertTrue(visitor.page().title().startsWith("Problem"), visitor.page().title());
      assertEquals(List.of(), waiting.completed());

      visitor.tabTo("[name=code]").type(house.mailbox().one(address).code()).go("Enter");

      assertEquals("Confirmed", visitor.heading());
      assertEquals("title", visitor.focus());
      visitor.assertContent();
    }
    registered(waiting);
  }

  @Test
  void registeringByTheLinkInAnotherWindow() throws Exception {
    Waiting waiting = house.registration();
    try (Visitor visitor = Visitor.of(house);
        Visitor mail = Visitor.speaking(house, "fr")) {
      visitor.open(waiting.fallback(TYPE));
      ask(visitor, address);
      String link = house.mailbox().one(address).link();
      mail.open(link);
      assertEquals("Confirmé", mail.heading());
      visitor.go("Enter");
      assertEquals("Confirmed", visitor.heading());
      registered(waiting);

      // Followed again, by somebody who does not remember.
      assertEquals(200, mail.open(link).status());
      assertEquals("Confirmé", mail.heading());
      visitor.assertContent();
      mail.assertContent();
    }
  }

  @Test
  void aSlipInTheAddressIsMended() throws Exception {
    Waiting waiting = house.registration();
    try (Visitor visitor = Visitor.of(house)) {
      visitor.open(waiting.fallback(TYPE));
      visitor.tabTo("[name=address]").type("x".repeat(65) + "@example.org").go("Enter");
      assertEquals("error", visitor.focus());
      assertEquals(
          "Problem: This is not an email address that mail can be sent to",
          visitor.page().textContent("[role=alert]").strip());
      ask(visitor, address.replace("@", "-slip@"));
      visitor.tabTo("[name=restart]").go("Enter");
      ask(visitor, address);
      visitor.type(house.mailbox().one(address).code()).go("Enter");
      assertEquals("Confirmed", visitor.heading());
    }
    registered(waiting);
  }

  @Test
  void anAddressThatIsTakenIsSaid() throws Exception {
    house.member(address);
    Waiting waiting = house.registration();
    try (Visitor visitor = Visitor.speaking(house, "de")) {
      visitor.open(waiting.fallback(TYPE));
      visitor.tabTo("[name=address]").type(address).go("Enter");
      assertEquals("error", visitor.focus());
      assertEquals(
          "Problem: Diese Adresse gehört schon zu einem Konto",
          visitor.page().textContent("[role=alert]").strip());
      ask(visitor, address.replace("@", "-other@"));
    }
    assertEquals(List.of(), waiting.completed());
  }

  @Test
  void registeringAfterAScanner() throws Exception {
    Waiting waiting = house.registration();
    try (Visitor visitor = Visitor.of(house);
        Visitor mail = Visitor.of(house)) {
      visitor.open(waiting.fallback(TYPE));
      ask(visitor, address);
      Letter letter = house.mailbox().one(address);
      assertTrue(new MailScanner().scan(letter) >= 1, letter::html);

      assertEquals(200, mail.open(letter.link()).status());
      assertEquals("Confirmed", mail.heading());
      visitor.go("Enter");
      assertEquals("Confirmed", visitor.heading());
    }
    registered(waiting);
  }

  @Test
  void resettingIsNotConfirmedByAScanner() throws Exception {
    Client member = house.member(address);
    Waiting waiting = house.reset("another way to the stage");
    try (Visitor visitor = Visitor.of(house);
        Visitor mail = Visitor.of(house)) {
      visitor.open(waiting.fallback(TYPE));
      ask(visitor, address);
      Letter letter = house.mailbox().nth(address, 2);
      assertTrue(new MailScanner().scan(letter) >= 1, letter::html);
      visitor.go("Enter");
      assertEquals("error", visitor.focus());
      waiting.poll().expect(401);

      mail.open(letter.link());
      assertEquals("Is it you?", mail.heading());
      mail.tabTo("button").go("Enter");
      assertEquals("Confirmed", mail.heading());
      mail.open(letter.link());
      assertEquals("Confirmed", mail.heading());

      visitor.tabTo("button").go("Enter");
      assertEquals("Confirmed", visitor.heading());
      visitor.assertContent();
      mail.assertContent();
    }
    waiting.poll().expect(200);
    member.get(V3 + "/account/whoami").expect(401);
  }
}
