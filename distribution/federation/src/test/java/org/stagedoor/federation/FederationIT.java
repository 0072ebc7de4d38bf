package org.stagedoor.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Client;

/** What users do whose accounts are elsewhere: at Keycloak, in two realms, and at CAS. */
class FederationIT {
  private static final String SSO = "m.login.sso";
  private static final String OAUTH2 = "m.login.oauth2";

  @RegisterExtension static final House HOUSE = new House();

  /** Somebody who has logged in, and the device that she logged in with before. */
  private record Session(Client client, String oldDevice) {
    Answer remove(String auth) throws Exception {
      return client.send(
          "DELETE", V3 + "/devices/" + oldDevice, BodyPublishers.ofString("{" + auth + "}"));
    }

    String begin() throws Exception {
      return remove("").expect(401).text("session");
    }

    Answer retry(String session) throws Exception {
      return remove("\"auth\":{\"session\":\"" + session + "\"}");
    }
  }

  private static Answer logIn(Guest guest, String provider, String username) throws Exception {
    guest.open(HOUSE.redirect(provider));
    if (!guest.atClient()) {
      guest.logInAtKeycloak(username);
    }
    return HOUSE.logIn(guest.loginToken()).expect(200);
  }

  private static Session twice(String username) throws Exception {
    try (Guest guest = HOUSE.guest()) {
      String old = logIn(guest, "house", username).text("device_id");
      Answer now = logIn(guest, "house", username);
      return new Session(HOUSE.client().as(now.text("access_token")), old);
    }
  }

  private static String fallback(String type, String session) {
    return "/_matrix/client/v3/auth/" + type + "/fallback/web?session=" + session;
  }

  private static void confirm(Guest guest, String session, String username) {
    guest.open(fallback(SSO, session));
    guest.goOn();
    guest.logInAtKeycloak(username);
    guest.await(url -> url.startsWith(HOUSE.address()));
  }

  @Test
  void aClientIsOfferedAllOfThem() throws Exception {
    String flows = HOUSE.client().get(V3 + "/login").expect(200).body();

    assertTrue(flows.contains("{\"id\":\"house\",\"name\":\"The House\""), flows);
    assertTrue(flows.contains("{\"id\":\"annex\",\"name\":\"The Annex\""), flows);
    assertTrue(flows.contains("{\"id\":\"campus\",\"name\":\"The Campus\""), flows);
    assertTrue(flows.contains("m.login.cas"), flows);
  }

  @Test
  void usersLogInWithTheAccountThatTheyHaveThere() throws Exception {
    try (Guest guest = HOUSE.guest()) {
      Answer first = logIn(guest, "house", "alice");
      Answer second = logIn(guest, "house", "alice");

      assertTrue(first.text("user_id").startsWith("@alice:"), first.body());
      assertEquals(first.text("user_id"), second.text("user_id"));
    }
  }

  @Test
  void anOperationIsConfirmedBySso() throws Exception {
    Session alice = twice("alice");
    String session = alice.begin();
    try (Guest guest = HOUSE.guest()) {
      logIn(guest, "house", "alice");
      // Although she is logged in there, Keycloak asks her again.
      confirm(guest, session, "alice");
      assertEquals(200, alice.retry(session).status(), guest::text);
    }
  }

  @Test
  void anOperationIsConfirmedByOauth2() throws Exception {
    Session alice = twice("alice");
    Answer challenge = alice.remove("").expect(401);
    String session = challenge.text("session");
    String uri =
        challenge.json().getAsJsonObject("params").getAsJsonObject(OAUTH2).get("uri").getAsString();
    assertTrue(uri.startsWith(HOUSE.keycloak().address()), uri);
    try (Guest guest = HOUSE.guest()) {
      guest.open(uri);
      guest.logInAtKeycloak("alice");
      guest.await(url -> url.startsWith(HOUSE.address()));
      assertEquals(401, alice.retry(session).status());
      guest.press("main button");
      Await.until("the stage to be passed", () -> alice.retry(session).status() == 200);
    }
  }

  @Test
  void somebodyElseConfirmsNothing() throws Exception {
    Session alice = twice("alice");
    twice("bob");
    String session = alice.begin();
    try (Guest bob = HOUSE.guest();
        Guest guest = HOUSE.guest()) {
      confirm(bob, session, "bob");
      assertTrue(bob.text().contains("somebody else"), bob::text);
      assertEquals(401, alice.retry(session).status());

      confirm(guest, session, "alice");
      assertEquals(200, alice.retry(session).status(), guest::text);
    }
  }

  @Test
  void whoDeclinesThereIsToldSoAndMayTryAgain() throws Exception {
    try (Guest carol = HOUSE.guest()) {
      carol.open(HOUSE.redirect("annex"));
      carol.logInAtKeycloak("carol");
      carol.press("[name=cancel]");
      carol.await(url -> url.startsWith(HOUSE.address()));
      assertTrue(carol.text().contains("You have not logged in"), carol::text);

      carol.open(HOUSE.redirect("annex"));
      carol.logInAtKeycloak("carol");
      carol.press("[name=accept]");
      Answer in = HOUSE.logIn(carol.loginToken()).expect(200);
      assertTrue(in.text("user_id").startsWith("@carol:"), in.body());
    }
  }

  @Test
  void keysMayChange() throws Exception {
    try (Guest before = HOUSE.guest();
        Guest after = HOUSE.guest()) {
      logIn(before, "house", "bob");
      new Administration(HOUSE.keycloak(), "house").rotateKeys();
      assertTrue(logIn(after, "house", "bob").text("user_id").startsWith("@bob:"));
    }
  }

  @Test
  void whoLogsOutThereIsLoggedOutHere() throws Exception {
    try (Guest guest = HOUSE.guest()) {
      Client bob = HOUSE.client().as(logIn(guest, "house", "bob").text("access_token"));
      bob.get(V3 + "/account/whoami").expect(200);

      new Administration(HOUSE.keycloak(), "house").logOut("bob");

      Await.until("the logout", () -> bob.get(V3 + "/account/whoami").status() == 401);
    }
  }

  @Test
  void aProviderThatIsAwayCostsNothingButATry() throws Exception {
    Session alice = twice("alice");
    String session = alice.begin();
    try (Guest guest = HOUSE.guest()) {
      guest.open(fallback(SSO, session));
      guest.goOn();
      String back = guest.logInAtKeycloakAndStop("alice");
      HOUSE.keycloak().stop();
      guest.open(back);
      assertEquals(401, alice.retry(session).status());
      assertTrue(guest.text().contains("not available") || guest.text().contains("again"));

      HOUSE.keycloak().startAgain();
      confirm(guest, session, "alice");
      assertEquals(200, alice.retry(session).status(), guest::text);
    }
  }

  @Test
  void casSaysWhoSomebodyIs() throws Exception {
    try (Guest dave = HOUSE.guest()) {
      dave.open(HOUSE.redirect("campus"));
      dave.logInAtCas("dave");
      Answer first = HOUSE.logIn(dave.loginToken()).expect(200);
      assertTrue(first.text("user_id").startsWith("@dave:"), first.body());
      dave.open(HOUSE.redirect("campus"));
      if (!dave.atClient()) {
        dave.logInAtCas("dave");
      }
      Answer now = HOUSE.logIn(dave.loginToken()).expect(200);
      Session session =
          new Session(HOUSE.client().as(now.text("access_token")), first.text("device_id"));

      String uia = session.begin();
      dave.open(fallback(SSO, uia));
      dave.goOn();
      dave.logInAtCas("dave");
      dave.await(url -> url.startsWith(HOUSE.address()));
      assertEquals(200, session.retry(uia).status(), dave::text);
    }
  }
}
