package org.stagedoor.e2e.sso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;
import static org.stagedoor.e2e.sso.Traveller.CLIENT;
import static org.stagedoor.e2e.sso.Traveller.REDIRECT;
import static org.stagedoor.e2e.sso.Traveller.back;
import static org.stagedoor.e2e.sso.Traveller.encoded;

import com.google.gson.JsonObject;
import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.ServerExtension;
import org.stagedoor.e2e.StandInProvider;
import org.stagedoor.e2e.protocol.Browser;

/** Log-in by identity providers, and all that may go wrong with it. */
class SsoLoginIT {
  private static final String PASSWORD = "correct horse battery";

  private static final Answer NO_PAGE =
      new Answer(200, HttpHeaders.of(Map.of(), (name, value) -> true), "");

  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension(
          installation -> {
            installation.set(
                "org.stagedoor.flows", Map.of("default", "m.login.password | m.login.sso"));
            installation.set(
                "org.stagedoor.sso", Map.of("clients.known", "https://client.example.org"));
            installation.drop(StandInProvider.jar(installation, "one", 3));
            installation.drop(StandInProvider.jar(installation, "two", 2));
            installation.drop(StandInProvider.jar(installation, "old", 1, "cas", "Old CAS"));
          });

  private final Client anybody = SERVER.client();
  private final Traveller alice = new Traveller(SERVER.address());

  @BeforeAll
  static void providersAreThere() throws Exception {
    Await.until(
        "the providers to be offered",
        () -> SERVER.client().get(V3 + "/login").body().contains("m.login.cas"));
  }

  private Answer enter(String token) throws Exception {
    return anybody.post(V3 + "/login", "{'type':'m.login.token','token':'%s'}", token);
  }

  private String user(String token) throws Exception {
    return enter(token).expect(200).text("user_id");
  }

  private String register(String name) throws Exception {
    return anybody
        .post(
            V3 + "/register",
            "{'username':'%s','password':'%s','auth':{'type':'m.login.dummy'}}",
            name,
            PASSWORD)
        .expect(200)
        .text("access_token");
  }

  private static void refused(int status, String words, Answer page) {
    assertEquals(status, page.status(), page.toString());
    assertTrue(page.header("Content-Type").startsWith("text/html"), page.toString());
    assertTrue(page.body().contains(words), page.toString());
    assertFalse(page.body().contains("loginToken"), page.toString());
  }

  @Test
  void clientsAreToldWhoIsInstalled() throws Exception {
    JsonObject sso =
        anybody.get(V3 + "/login").json().getAsJsonArray("flows").asList().stream()
            .map(flow -> flow.getAsJsonObject())
            .filter(flow -> flow.get("type").getAsString().equals("m.login.sso"))
            .findAny()
            .orElseThrow();
    assertEquals(
        "[{\"id\":\"one\",\"name\":\"one & Co\",\"brand\":\"test\"},"
            + "{\"id\":\"two\",\"name\":\"two & Co\",\"brand\":\"test\"},"
            + "{\"id\":\"old\",\"name\":\"Old CAS\",\"brand\":\"test\"}]",
        sso.get("identity_providers").toString());
  }

  @Test
  void whoComesForTheFirstTimeGetsAnAccountAndKeepsIt() throws Exception {
    String token = alice.token("one", "code=s-1&name=Alice%20W");
    assertEquals("@alice=20w:localhost", user(token));
    assertEquals(403, enter(token).status());
    Answer name = anybody.get(V3 + "/profile/@alice=20w:localhost/displayname");
    assertEquals("Display Alice W", name.text("displayname"));

    Traveller elsewhere = new Traveller(SERVER.address());
    assertEquals("@alice=20w:localhost", user(elsewhere.token("one", "code=s-1&name=other")));
    assertNotEquals("@alice=20w:localhost", user(elsewhere.token("two", "code=s-1&name=somebody")));
  }

  @Test
  void theTokenReplacesEarlierOnes() throws Exception {
    String client = CLIENT + "?a=1&loginToken=old&%6coginToken=x#there";
    Answer answer = alice.open(back(alice.depart("one", client), "code=s-2&name=replacer"));
    String location = answer.expect(302).header("Location");
    assertTrue(location.matches("https://client\\.example\\.org/app\\?a=1&loginToken=[^&]+#there"));
  }

  @Test
  void anUnknownClientIsNamedAndTheUserAsked() throws Exception {
    String departure = alice.depart("one", "https://unknown.example.net/x?y=1");
    Answer page = alice.open(back(departure, "code=s-3&name=asked")).expect(200);
    assertTrue(page.body().contains("https://unknown.example.net wants"), page.toString());
    assertTrue(page.body().contains("@asked:localhost"), page.toString());

    String onward = Traveller.button(page);
    refused(403, "another browser", new Traveller(SERVER.address()).open(onward));
    Answer sent = alice.open(onward);
    assertTrue(sent.header("Location").startsWith("https://unknown.example.net/x?y=1&loginToken="));
    assertEquals("@asked:localhost", user(Traveller.loginToken(sent)));
    refused(403, "used already", alice.open(onward));
  }

  @Test
  void anAppIsSentBackByItsOwnScheme() throws Exception {
    String departure = alice.depart("one", "org.example.app:/login");
    Answer page = alice.open(back(departure, "code=s-4&name=appuser")).expect(200);
    String location = alice.open(Traveller.button(page)).expect(302).header("Location");
    assertTrue(location.startsWith("org.example.app:/login?loginToken="), location);
  }

  @Test
  void addressesThatNobodyIsToBeSentToAreRefused() throws Exception {
    assertEquals("M_MISSING_PARAM", alice.open(REDIRECT + "one").expect(400).text("errcode"));
    for (String bad :
        List.of(
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "//evil.example",
            "/path",
            "https:",
            "https://user@evil.example/",
            "vbscript:x",
            "file:///etc/passwd",
            "HTTPS://evil.example/",
            "x y",
            "")) {
      Answer answer = alice.open(REDIRECT + "one?redirectUrl=" + encoded(bad));
      assertEquals(400, answer.status(), bad);
      assertEquals("", answer.header("Location"), bad);
    }
    String one = REDIRECT + "nobody?redirectUrl=" + encoded(CLIENT);
    assertEquals("M_NOT_FOUND", alice.open(one).expect(404).text("errcode"));
  }

  @Test
  void whoNamesNoProviderChooses() throws Exception {
    String path = "/_matrix/client/v3/login/sso/redirect?action=login&redirectUrl=";
    Answer page = alice.open(path + encoded(CLIENT)).expect(200);
    for (String name : List.of("one &amp; Co", "two &amp; Co", "Old CAS")) {
      assertTrue(page.body().contains(name), page.toString());
    }
    Answer cas = alice.open("/_matrix/client/r0/login/cas/redirect?redirectUrl=" + encoded(CLIENT));
    String departure = cas.expect(302).header("Location");
    assertTrue(departure.startsWith("https://old.example.org/"), departure);
    assertTrue(back(departure, "").startsWith("/_matrix/client/v3/login/cas/ticket?state="));
    Answer back = alice.open(back(departure, "code=s-5&name=casuser"));
    assertEquals("@casuser:localhost", user(Traveller.loginToken(back)));
  }

  @Test
  void aTakenNameIsNotTakenOver() throws Exception {
    register("owner");
    Answer sent = alice.login("one", "code=s-6&name=owner");
    String path = sent.expect(302).header("Location");
    Answer page = alice.open(path).expect(200);
    assertTrue(page.body().contains("value=\"owner\""), page.toString());
    refused(403, "another browser", new Traveller(SERVER.address()).open(path));

    Answer taken = alice.send(page, path, Map.of("name", "owner")).expect(400);
    assertTrue(taken.body().contains("This user name is taken"), taken.toString());
    Answer invalid = alice.send(page, path, Map.of("name", "no spaces")).expect(400);
    assertTrue(invalid.body().contains("A user name consists of"), invalid.toString());
    assertEquals(403, alice.send(NO_PAGE, path, Map.of("name", "x")).status());

    Answer made = alice.send(page, path, Map.of("name", "Owner2"));
    assertTrue(made.body().contains("loginToken="), made.toString());
    refused(403, "used already", alice.send(page, path, Map.of("name", "owner3")));
    assertEquals("@owner2:localhost", user(alice.token("one", "code=s-6&name=owner")));
  }

  @Test
  void whoProvesAnAccountLinksIt() throws Exception {
    register("linker");
    String path = alice.login("one", "code=s-7&name=linker").expect(302).header("Location");
    String link = Traveller.button(alice.open(path).expect(200));
    assertEquals(403, new Traveller(SERVER.address()).open(link).status());
    assertEquals(403, alice.open("/stagedoor/sso/link?pass=forged").status());

    Answer page = alice.follow(alice.open(link)).expect(200);
    assertTrue(page.body().contains("linker (one &amp; Co) log in to your account"), page.body());
    String here = alice.here();
    Answer wrong = alice.send(page, here, Map.of("user", "linker", "password", "no"));
    assertTrue(wrong.body().contains("role=\"alert\""), wrong.toString());
    Answer right = alice.send(page, here, Map.of("user", "linker", "password", PASSWORD));
    Answer onward = alice.follow(right);
    assertEquals("@linker:localhost", user(Traveller.loginToken(onward)));
    refused(403, "used already", alice.open(path));

    assertEquals("@linker:localhost", user(alice.token("one", "code=s-7")));
  }

  @Test
  void whoIsAskedForAnUnknownClientIsAskedAfterLinking() throws Exception {
    register("careful");
    String departure = alice.depart("one", "https://unknown.example.net/");
    String path =
        alice.open(back(departure, "code=s-14&name=careful")).expect(302).header("Location");
    Answer page = alice.follow(alice.open(Traveller.button(alice.open(path))));
    Map<String, String> proof = Map.of("user", "careful", "password", PASSWORD);
    Answer asked = alice.follow(alice.send(page, alice.here(), proof)).expect(200);
    assertTrue(asked.body().contains("https://unknown.example.net wants"), asked.toString());
  }

  @Test
  void twoFirstLoginsAtOnceMakeOneAccount() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<String> login =
          () -> user(new Traveller(SERVER.address()).token("one", "code=s-8&name=racer"));
      List<Future<String>> users = threads.invokeAll(Collections.nCopies(4, login));
      for (Future<String> one : users) {
        assertEquals("@racer:localhost", one.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void whatIsForgedReplayedOrNotOursIsRefused() throws Exception {
    String departure = alice.depart("one", CLIENT);
    String good = back(departure, "code=s-9&name=honest");
    char changed = good.charAt(80) == 'A' ? 'B' : 'A';
    String forged = good.substring(0, 80) + changed + good.substring(81);
    refused(403, "not one that you were sent away", alice.open(forged));
    refused(403, "not one", alice.open("/stagedoor/sso/callback/one?code=s-9"));
    refused(403, "not one", alice.open("/stagedoor/sso/callback/one?code=s-9&state="));
    refused(403, "not one", alice.open(good.replace("/callback/one", "/callback/two")));
    refused(403, "in another browser", new Traveller(SERVER.address()).open(good));
    refused(403, "cannot be trusted", alice.open(back(departure, "code=forged")));
    refused(403, "You have not logged in at one", alice.open(back(departure, "error=x")));

    // All of that has used nothing up.
    assertEquals("@honest:localhost", user(Traveller.loginToken(alice.open(good))));
    refused(403, "used already", alice.open(good));
  }

  @Test
  void whoseBrowserIsMadeToPostIsSentOn() throws Exception {
    String departure = alice.depart("one", CLIENT);
    Map<String, String> form =
        Map.of("code", "s-10", "name", "poster", "state", Traveller.query(departure).get("state"));
    Answer posted = new Traveller(SERVER.address()).send(NO_PAGE, callback(), form);
    assertEquals(303, posted.status(), posted.toString());
    Answer back = alice.open(posted.header("Location"));
    assertEquals("@poster:localhost", user(Traveller.loginToken(back)));
  }

  @Test
  void whatIsTooLongToBeSentOnIsRefused() throws Exception {
    Map<String, String> form = Map.of("state", "x".repeat(17_000));
    assertEquals(413, alice.send(NO_PAGE, callback(), form).status());
    String cas = "/_matrix/client/v3/login/cas/ticket";
    assertEquals(413, alice.send(NO_PAGE, cas, form).status());
  }

  private static String callback() {
    return "/stagedoor/sso/callback/one";
  }

  @Test
  void aDeactivatedUserDoesNotComeBack() throws Exception {
    register("left");
    String path = alice.login("one", "code=s-11&name=left").expect(302).header("Location");
    alice.send(alice.open(path), path, Map.of("name", "left2"));
    Client left = anybody.as(enter(alice.token("one", "code=s-11")).text("access_token"));
    String session = left.post(V3 + "/account/deactivate", "{}").expect(401).text("session");
    alice.confirm("m.login.sso", session, "one", "code=s-11").expect(200);
    left.post(V3 + "/account/deactivate", "{'auth':{'session':'%s'}}", session).expect(200);
    refused(403, "has been deactivated", alice.login("one", "code=s-11&name=left"));
  }

  @Test
  void aLogOutThereEndsTheDevicesHere() throws Exception {
    String token = enter(alice.token("two", "code=s-12&name=leaver")).text("access_token");
    anybody.as(token).get(V3 + "/account/whoami").expect(200);
    Traveller provider = new Traveller(SERVER.address());
    String path = "/stagedoor/sso/logout/two";
    assertEquals(400, provider.send(NO_PAGE, path, Map.of("a", "b")).status());
    provider.send(NO_PAGE, path, Map.of("logout_token", "s-12")).expect(200);
    assertEquals(401, anybody.as(token).get(V3 + "/account/whoami").status());
  }

  @Test
  void theEndOfASessionThereEndsTheDevicesHere() throws Exception {
    for (String path :
        List.of("/stagedoor/sso/logout/old", "/_matrix/client/v3/login/cas/ticket")) {
      String name = "code=s-15&name=ender&sid=ST-1";
      String token = enter(alice.token("old", name)).text("access_token");
      Traveller provider = new Traveller(SERVER.address());
      provider.send(NO_PAGE, path, Map.of("logout_session", "ST-2")).expect(200);
      anybody.as(token).get(V3 + "/account/whoami").expect(200);
      provider.send(NO_PAGE, path, Map.of("logout_session", "ST-1")).expect(200);
      assertEquals(401, anybody.as(token).get(V3 + "/account/whoami").status());
    }
  }

  /** Or whoever borrows a name there has its owner link her account to him. */
  @Test
  void nobodyProvesAnAccountForAnothersBrowser() throws Exception {
    register("lured");
    String path = alice.login("one", "code=s-16&name=lured").expect(302).header("Location");
    String link = Traveller.button(alice.open(path).expect(200));
    String pass = Traveller.query(link).get("pass");
    Answer posted = anybody.post("/stagedoor/sso/link", "{'pass':'%s'}", pass);
    assertTrue(posted.status() == 404 || posted.status() == 405, posted.toString());

    alice.follow(alice.open(link)).expect(200);
    String session = Traveller.query(alice.here()).get("session");
    Traveller victim = new Traveller(SERVER.address());
    for (String page : List.of(alice.here(), Browser.fallback("m.login.password", session))) {
      Answer seen = victim.open(page);
      assertEquals(403, seen.status(), page);
      Map<String, String> proof = Map.of("user", "lured", "password", PASSWORD);
      assertEquals(403, victim.send(seen, page, proof).status(), page);
    }
    assertTrue(alice.login("one", "code=s-16").header("Location").contains("/sso/account"));
  }

  @Test
  void theFallbackPageOffersTheProvidersAndTakesTheTokenByAButton() throws Exception {
    String here = "/_matrix/static/client/login/?device_id=PHONE";
    Answer page = alice.open(here).expect(200);
    String link =
        Arrays.stream(page.body().split("href=\"", -1))
            .filter(one -> one.contains("/login/sso/redirect/one"))
            .findFirst()
            .orElseThrow();
    String begin = link.substring(0, link.indexOf('"')).replace("&amp;", "&");
    String departure = alice.open(begin).expect(302).header("Location");
    String returned =
        alice.open(back(departure, "code=s-13&name=pager")).expect(302).header("Location");
    Answer resumed = alice.open(returned).expect(200);
    Answer done = alice.send(resumed, returned, Map.of()).expect(200);
    assertTrue(done.body().contains("&quot;device_id&quot;:&quot;PHONE&quot;"), done.toString());
    Answer twice = alice.send(resumed, returned, Map.of()).expect(403);
    assertTrue(twice.body().contains("used already"), twice.toString());
  }
}
