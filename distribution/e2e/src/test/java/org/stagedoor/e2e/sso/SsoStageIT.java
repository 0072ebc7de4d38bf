package org.stagedoor.e2e.sso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;
import static org.stagedoor.e2e.sso.Traveller.back;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.ServerExtension;
import org.stagedoor.e2e.StandInProvider;
import org.stagedoor.e2e.protocol.Browser;
import org.stagedoor.e2e.protocol.Operator;

/** The stages m.login.sso and m.login.oauth2, and all that may go wrong with them. */
class SsoStageIT {
  private static final String SSO = "m.login.sso";
  private static final String OAUTH2 = "m.login.oauth2";
  private static final AtomicInteger COUNT = new AtomicInteger();

  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension(
          installation -> {
            installation.set(
                "org.stagedoor.sso", Map.of("clients.known", "https://client.example.org"));
            installation.set(
                "org.stagedoor.flows",
                Map.of("default", "m.login.password | m.login.sso | m.login.oauth2"));
            installation.drop(StandInProvider.jar(installation, "one", 3));
            installation.drop(StandInProvider.jar(installation, "two", 2));
          });

  private final Client anybody = SERVER.client();
  private final Traveller traveller = new Traveller(SERVER.address());
  private final String subject = "t-" + COUNT.incrementAndGet();
  private Client user = anybody;
  private String device = "";

  @BeforeAll
  static void providersAreThere() throws Exception {
    Await.until(
        "the providers to be offered",
        () -> {
          String login = SERVER.client().get(V3 + "/login").body();
          return login.contains("\"one\"") && login.contains("\"two\"");
        });
  }

  @BeforeEach
  void userLogsInByProviderOne() throws Exception {
    Answer in = enter(subject);
    user = anybody.as(in.text("access_token"));
    device = enter(subject).text("device_id");
  }

  private Answer enter(String who) throws Exception {
    String token = traveller.token("one", "code=" + who + "&name=" + who);
    return anybody.post(V3 + "/login", "{'type':'m.login.token','token':'%s'}", token).expect(200);
  }

  private Answer remove(String auth) throws Exception {
    return user.delete(V3 + "/devices/" + device, "{%s}", auth);
  }

  private String session() throws Exception {
    return remove("").expect(401).text("session");
  }

  private Answer retry(String session) throws Exception {
    return remove("'auth':{'session':'" + session + "'}");
  }

  private void removes(String session) throws Exception {
    retry(session).expect(200);
    assertEquals(404, user.get(V3 + "/devices/" + device).status());
  }

  private static void shows(String words, Answer page) {
    assertTrue(page.body().contains(words), page.toString());
  }

  @Test
  void itIsOfferedOnlyToWhoHasAnAccountElsewhere() throws Exception {
    assertEquals(
        "[{\"stages\":[\"m.login.sso\"]},{\"stages\":[\"m.login.oauth2\"]}]",
        remove("").json().get("flows").toString());
    Answer registered =
        anybody.post(
            V3 + "/register",
            "{'username':'%s-local','password':'correct horse battery','auth':{'type':'m.login.dummy'}}",
            subject);
    Client local = anybody.as(registered.expect(200).text("access_token"));
    assertEquals(
        "[{\"stages\":[\"m.login.password\"]}]",
        local.delete(V3 + "/devices/X", "{}").json().get("flows").toString());
  }

  @Test
  void thePageSaysWhatIsConfirmedAndTheWayAndBackPassesTheStage() throws Exception {
    String session = session();
    Answer page = traveller.open(Browser.fallback(SSO, session)).expect(200);
    shows("A client is trying to", page);
    shows("one &amp; Co", page);
    assertEquals(401, remove("'auth':{'type':'m.login.sso','session':'" + session + "'}").status());

    String departure = traveller.leave(SSO, session, "one");
    shows("fresh=true", new Answer(200, page.headers(), departure));
    Answer done = traveller.follow(traveller.open(back(departure, "code=" + subject)));
    shows("Confirmed", done.expect(200));
    shows("done.js", done);

    removes(session);
  }

  @Test
  void aReplayedReturnOnlySaysThatItIsDone() throws Exception {
    String session = session();
    String departure = traveller.leave(SSO, session, "one");
    traveller.follow(traveller.open(back(departure, "code=" + subject))).expect(200);
    Answer again = traveller.follow(traveller.open(back(departure, "code=forged")));
    shows("Confirmed", again);
    removes(session);
  }

  @Test
  void anotherSessionIsNotPassedByTheSameReturn() throws Exception {
    String departure = traveller.leave(SSO, session(), "one");
    String other = session();
    String otherDeparture = traveller.leave(SSO, other, "one");
    Answer led = traveller.open(back(otherDeparture, "code=x")).expect(302);
    String state = Traveller.query(departure).get("state");
    String address = led.header("Location").replaceFirst("\\?.*", "");
    Answer refused = traveller.open(address + "?code=" + subject + "&state=" + state);
    shows("You were not sent away from here with this address", refused);
    assertEquals(401, retry(other).status());
  }

  @Test
  void somebodyElseIsForbiddenAndTheSessionLives() throws Exception {
    enter("x" + subject);
    String session = session();
    Answer other = traveller.confirm(SSO, session, "one", "code=x" + subject);
    assertEquals(403, other.status());
    shows("as somebody else", other);
    assertEquals(401, retry(session).status());

    traveller.confirm(SSO, session, "one", "code=" + subject).expect(200);
    removes(session);
  }

  @Test
  void whoCancelsIsRefusedAndMayTryAgainAtOnce() throws Exception {
    String session = session();
    Answer cancelled = traveller.confirm(SSO, session, "one", "error=access_denied");
    shows("You have not logged in at one", cancelled);
    shows("Continue to one", cancelled);
    shows("cannot be trusted", traveller.confirm(SSO, session, "one", "code=forged"));
    shows(
        "nobody is known here", traveller.confirm(SSO, session, "one", "code=unknown-" + subject));
    assertEquals(401, retry(session).status());

    traveller.confirm(SSO, session, "one", "code=" + subject).expect(200);
    removes(session);
  }

  @Test
  void whoWasNotAskedAnewIsRefused() throws Exception {
    String session = session();
    Answer stale = traveller.confirm(SSO, session, "one", "age=3600&code=" + subject);
    shows("has not asked you to log in anew", stale);
    assertEquals(401, retry(session).status());
  }

  @Test
  void anotherBrowserIsRefused() throws Exception {
    String session = session();
    String departure = traveller.leave(SSO, session, "one");
    Traveller other = new Traveller(SERVER.address());
    Answer refused = other.follow(other.open(back(departure, "code=" + subject)));
    assertEquals(403, refused.status());
    shows("only in the browser", refused);
    assertEquals(401, retry(session).status());

    traveller.follow(traveller.open(back(departure, "code=" + subject))).expect(200);
    removes(session);
  }

  @Test
  void whoHasSeveralAccountsChooses() throws Exception {
    new Operator(SERVER.installation()).ask("sso", "link", subject, "two", "2" + subject);

    String session = session();
    Answer page = traveller.open(Browser.fallback(SSO, session));
    shows("Continue to one", page);
    shows("Continue to two", page);
    traveller.confirm(SSO, session, "two", "code=2" + subject).expect(200);
    removes(session);
    assertTrue(uri(remove("")).contains("/auth/m.login.oauth2/fallback/web?session="));
  }

  private static String uri(Answer challenge) {
    return challenge
        .json()
        .getAsJsonObject("params")
        .getAsJsonObject(OAUTH2)
        .get("uri")
        .getAsString();
  }

  @Test
  void oauth2TellsTheClientWhereToBegin() throws Exception {
    Answer challenge = remove("").expect(401);
    String session = challenge.text("session");
    String departure = uri(challenge);
    shows(
        "https://one.example.org/login?fresh=true",
        new Answer(200, challenge.headers(), departure));

    // The browser was never here before: it confirms what it came back from.
    Answer led = traveller.open(back(departure, "code=" + subject)).expect(302);
    String address = led.header("Location");
    Answer page = traveller.open(address).expect(200);
    shows("A client is trying to", page);
    assertEquals(401, retry(session).status());
    shows("Confirmed", traveller.send(page, address, Map.of()).expect(200));
    removes(session);
  }

  @Test
  void oauth2AlsoWorksByItsPage() throws Exception {
    String session = session();
    traveller.confirm(OAUTH2, session, "one", "code=" + subject).expect(200);
    removes(session);
  }

  @Test
  void somebodyElseIsForbiddenByOauth2AndTheSessionLives() throws Exception {
    enter("y" + subject);
    Answer challenge = remove("").expect(401);
    String departure = uri(challenge);
    String address =
        traveller.open(back(departure, "code=y" + subject)).expect(302).header("Location");
    Answer other = traveller.send(traveller.open(address), address, Map.of());
    assertEquals(403, other.status(), other.toString());

    address = traveller.open(back(departure, "code=" + subject)).expect(302).header("Location");
    traveller.send(traveller.open(address), address, Map.of()).expect(200);
    removes(challenge.text("session"));
  }
}
