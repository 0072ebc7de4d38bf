package org.stagedoor.e2e.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.mail.Mailroom.V3;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.protocol.Browser;

/** Setting a password without the old one, by the address that the account has. */
@ExtendWith(SharedMailroom.class)
class ResetPasswordIT {
  private static final String NEW = "battery horse correct";
  private static final String ASK = "account/password";

  private final Mailroom room;
  private final String address = Mailroom.freshAddress();

  ResetPasswordIT(Mailroom room) {
    this.room = room;
  }

  private Answer reset(String sid, String secret) throws Exception {
    return room.client()
        .post(
            V3 + "/account/password",
            "{'new_password':'" + NEW + "','auth':{" + Mailroom.creds(sid, secret) + "}}");
  }

  @Test
  void byLinkAndButton() throws Exception {
    Client alice = room.person(address);
    String sid = room.asked(ASK, address, "monkey");
    String link = room.mailbox().nth(address, 2).link();
    Browser browser = new Browser(room.address());
    Answer question = browser.open(link).expect(200);
    assertTrue(question.body().contains("Is it you?"), question::toString);
    assertEquals("M_UNAUTHORIZED", reset(sid, "monkey").expect(401).text("errcode"));

    browser.submit(link, Map.of()).expect(200);

    assertTrue(browser.open(link).expect(200).body().contains("Confirmed"));
    reset(sid, "monkey").expect(200);
    room.login(address, Mailroom.PASSWORD).expect(403);
    room.login(address, NEW).expect(200);
    alice.get(V3 + "/account/whoami").expect(401);
  }

  @Test
  void byCode() throws Exception {
    room.person(address);
    Answer asked = room.ask(ASK, address, "monkey", 1).expect(200);
    String code = room.mailbox().nth(address, 2).code();
    room.client()
        .post(
            "/stagedoor/validate/email/submit_token",
            "{'sid':'%s','client_secret':'monkey','token':'%s'}",
            asked.text("sid"),
            code)
        .expect(200);
    assertEquals("M_UNAUTHORIZED", reset(asked.text("sid"), "ape").expect(401).text("errcode"));
    reset(asked.text("sid"), "monkey").expect(200);
    room.login(address, NEW).expect(200);
  }

  @Test
  void aScannerConfirmsNothing() throws Exception {
    room.person(address);
    String sid = room.asked(ASK, address, "monkey");
    String link = room.mailbox().nth(address, 2).link();
    for (int i = 0; i < 2; i++) {
      room.client().get(link).expect(200);
      // Without the page's own token a form is nobody's.
      new Browser(room.address()).post(link, "", Map.of()).expect(403);
    }
    reset(sid, "monkey").expect(401);
    room.login(address, Mailroom.PASSWORD).expect(200);
  }

  @Test
  void whatAScannerMayConfirmResetsNothing() throws Exception {
    String early = room.asked("account/3pid", address, "monkey");
    room.client().get(room.mailbox().one(address).link()).expect(200);
    String sid = room.asked("register", address, "person");
    room.client().get(room.mailbox().nth(address, 2).link()).expect(200);
    room.register(sid, "person").expect(200);

    assertEquals("M_UNAUTHORIZED", reset(early, "monkey").expect(401).text("errcode"));
    assertEquals("M_UNAUTHORIZED", reset(sid, "person").expect(401).text("errcode"));
  }

  @Test
  void inTheBrowserAlone() throws Exception {
    room.person(address);
    String session =
        room.client()
            .post(V3 + "/account/password", "{'new_password':'" + NEW + "'}")
            .expect(401)
            .text("session");
    Browser browser = new Browser(room.address());
    String page = Browser.fallback("m.login.email.identity", session);
    browser.submit(page, Map.of("address", address)).expect(200);
    String link = room.mailbox().nth(address, 2).link();
    Answer question = new Browser(room.address()).open(link).expect(200);
    assertFalse(question.body().contains("Confirmed"));
    browser.submit(page, Map.of("code", "")).expect(200);
    Answer waiting =
        room.client().post(V3 + "/account/password", "{'auth':{'session':'%s'}}", session);
    waiting.expect(401);

    new Browser(room.address()).submit(link, Map.of());
    browser.submit(page, Map.of("code", "")).expect(200);

    room.client().post(V3 + "/account/password", "{'auth':{'session':'%s'}}", session).expect(200);
    room.login(address, NEW).expect(200);
  }

  @Test
  void anAddressWithoutAccountIsToldOfWhereErrorsAreNotInhibited() throws Exception {
    assertEquals(
        "M_THREEPID_NOT_FOUND", room.ask(ASK, address, "monkey", 1).expect(400).text("errcode"));
  }
}
