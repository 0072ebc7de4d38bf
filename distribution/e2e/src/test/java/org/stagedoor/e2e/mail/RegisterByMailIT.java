package org.stagedoor.e2e.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.mail.Mailroom.V3;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.protocol.Browser;

/** Registering with an address of email: by link, by code, in a client and in a browser alone. */
@ExtendWith(SharedMailroom.class)
class RegisterByMailIT {
  private static final String TYPE = "m.login.email.identity";

  private final Mailroom room;
  private final String address = Mailroom.freshAddress();

  RegisterByMailIT(Mailroom room) {
    this.room = room;
  }

  @Test
  void byLink() throws Exception {
    String sid = room.asked("register", address, "monkey");
    Answer early = room.register(sid, "monkey").expect(401);
    assertEquals("M_UNAUTHORIZED", early.text("errcode"));
    assertTrue(early.json().has("flows"), early::toString);

    Answer page = room.client().get(room.mailbox().one(address).link()).expect(200);

    assertTrue(page.body().contains("Confirmed"), page::toString);
    Client alice = room.client().as(room.register(sid, "monkey").expect(200).text("access_token"));
    Answer bound = alice.get(V3 + "/account/3pid").expect(200);
    assertTrue(bound.body().contains("\"address\":\"" + address + "\""), bound::toString);
    room.login(address.toUpperCase(Locale.ROOT), Mailroom.PASSWORD).expect(200);
  }

  @Test
  void byCode() throws Exception {
    Answer asked = room.ask("register", address, "monkey", 1).expect(200);
    String code = room.mailbox().one(address).code();

    assertEquals("{\"success\":false}", submit(asked, "monkey", "00000000").body());
    assertEquals("{\"success\":false}", submit(asked, "ape", code).body());
    assertEquals("{\"success\":true}", submit(asked, "monkey", code).body());
    assertEquals("{\"success\":true}", submit(asked, "monkey", code).body());

    room.register(asked.text("sid"), "monkey").expect(200);
  }

  @Test
  void theRightCodeComesTooLateAfterTooManyWrongOnes() throws Exception {
    Answer asked = room.ask("register", address, "monkey", 1).expect(200);
    Letter first = room.mailbox().one(address);
    for (int i = 0; i < 5; i++) {
      assertEquals("{\"success\":false}", submit(asked, "monkey", "00000000").body());
    }
    assertEquals("{\"success\":false}", submit(asked, "monkey", first.code()).body());

    room.ask("register", address, "monkey", 2).expect(200);
    Letter second = room.mailbox().nth(address, 2);

    assertNotEquals(first.code(), second.code());
    assertEquals("{\"success\":true}", submit(asked, "monkey", second.code()).body());
  }

  private Answer submit(Answer asked, String secret, String code) throws Exception {
    String path = URI.create(asked.text("submit_url")).getPath();
    return room.client()
        .post(
            path, "{'sid':'%s','client_secret':'%s','token':'%s'}", asked.text("sid"), secret, code)
        .expect(200);
  }

  @Test
  void aScannerThatOpensEachLinkTwiceHarmsNobody() throws Exception {
    String sid = room.asked("register", address, "monkey");
    String link = room.mailbox().one(address).link();
    for (int i = 0; i < 2; i++) {
      new Browser(room.address()).open(link).expect(200);
    }

    assertTrue(room.client().get(link).expect(200).body().contains("Confirmed"));
    room.register(sid, "monkey").expect(200);
    assertTrue(room.client().get(link).expect(200).body().contains("Confirmed"));
  }

  @Test
  void linksAreNotGuessed() throws Exception {
    room.asked("register", address, "monkey");
    String link = room.mailbox().one(address).link();
    assertTrue(room.client().get(link + "x").expect(404).body().contains("not good any more"));
    room.client().get(link.replaceAll("sid=[^&]*", "sid=abc")).expect(404);
    room.client().get("/stagedoor/validate").expect(404);
  }

  @Test
  void inTheBrowserAloneByCode() throws Exception {
    String session = room.client().post(V3 + "/register", "{}").expect(401).text("session");
    Browser browser = new Browser(room.address());
    String page = Browser.fallback(TYPE, session);

    Answer sent = browser.submit(page, Map.of("address", address));
    assertTrue(sent.expect(200).body().contains("one-time-code"), sent::toString);
    Answer wrong = browser.submit(page, Map.of("code", "00000000")).expect(200);
    assertFalse(wrong.body().contains("onAuthDone"), wrong::toString);
    String code = room.mailbox().one(address).code();
    browser.submit(page, Map.of("code", code.substring(0, 4) + " " + code.substring(4)));

    polled(session).expect(200);
  }

  @Test
  void inTheBrowserAloneByLink() throws Exception {
    String session = room.client().post(V3 + "/register", "{}").expect(401).text("session");
    Browser browser = new Browser(room.address());
    browser.submit(Browser.fallback(TYPE, session), Map.of("address", address)).expect(200);
    polled(session).expect(401);

    Answer link = new Browser(room.address()).open(room.mailbox().one(address).link());

    String onwards = URI.create(link.expect(302).header("Location")).getPath();
    new Browser(room.address()).open(onwards).expect(200);
    polled(session).expect(200);
  }

  @Test
  void inTheBrowserAfterAScanner() throws Exception {
    String session = room.client().post(V3 + "/register", "{}").expect(401).text("session");
    Browser browser = new Browser(room.address());
    String page = Browser.fallback(TYPE, session);
    browser.submit(page, Map.of("address", address)).expect(200);
    String link = room.mailbox().one(address).link();
    new Browser(room.address()).open(link).expect(302);
    assertTrue(new Browser(room.address()).open(link).expect(200).body().contains("Confirmed"));

    browser.submit(page, Map.of("code", "")).expect(200);

    polled(session).expect(200);
  }

  private Answer polled(String session) throws Exception {
    return room.client().post(V3 + "/register", "{'auth':{'session':'%s'}}", session);
  }

  @Test
  void anotherMailTakesAHigherAttempt() throws Exception {
    String sid = room.ask("register", address, "monkey", 3).expect(200).text("sid");
    Letter first = room.mailbox().one(address);
    assertEquals(sid, room.ask("register", address, "monkey", 3).expect(200).text("sid"));
    assertEquals(sid, room.ask("register", address, "monkey", 2).expect(200).text("sid"));

    assertEquals(sid, room.ask("register", address, "monkey", 4).expect(200).text("sid"));

    Letter second = room.mailbox().nth(address, 2);
    assertNotEquals(first.id(), second.id());
    assertEquals(first.link(), second.link());
    assertEquals(first.code(), second.code());
    assertNotEquals(sid, room.ask("register", address, "ape", 1).expect(200).text("sid"));
  }

  @Test
  void theBrowserIsSentOnWhereThatIsAllowed() throws Exception {
    for (String next :
        new String[] {
          "https://evil.example/",
          "http://app.example.org/",
          "https://app.example.org@evil.example/",
          "javascript:alert(1)",
          "//app.example.org"
        }) {
      String other = Mailroom.freshAddress();
      ask(other, next);
      room.client().get(room.mailbox().one(other).link()).expect(200);
    }
    ask(address, "https://app.example.org/#/register?a=1&b=2");
    String link = room.mailbox().one(address).link();
    assertEquals(
        "https://app.example.org/#/register?a=1&b=2",
        new Browser(room.address()).open(link).expect(302).header("Location"));
  }

  private void ask(String to, String next) throws Exception {
    room.client()
        .post(
            V3 + "/register/email/requestToken",
            "{'email':'%s','client_secret':'monkey','send_attempt':1,'next_link':'%s'}",
            to,
            next)
        .expect(200);
  }

  @Test
  void clientsOfR0AreUnderstood() throws Exception {
    String sid = room.asked("register", address, "monkey");
    room.client().get(room.mailbox().one(address).link()).expect(200);
    room.client()
        .post(
            "/_matrix/client/r0/register",
            "{'auth':{'type':'m.login.email.identity','threepidCreds':"
                + "[{'sid':'%s','clientSecret':'monkey','idServer':'vector.im'}]}}",
            sid)
        .expect(200);
  }

  @Test
  void messagesAreInTheReadersLanguage() throws Exception {
    for (String[] words :
        new String[][] {{"en", "Confirm your"}, {"de-AT", "Bestätigen"}, {"fr", "Confirmez"}}) {
      String to = Mailroom.freshAddress();
      room.client()
          .with("Accept-Language", words[0])
          .post(
              V3 + "/register/email/requestToken",
              "{'email':'%s','client_secret':'monkey','send_attempt':1}",
              to)
          .expect(200);
      Letter letter = room.mailbox().one(to);
      assertTrue(letter.subject().startsWith(words[1]), letter::subject);
      assertTrue(letter.html().contains(letter.code()), letter::html);
    }
  }
}
