package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.RunningServer;

/** The pages that clients show who don't know a stage. */
@ExtendWith(SharedServer.class)
class FallbackPageIT {
  private static final String DUMMY = "m.login.dummy";
  private static final String PASSWORD = "m.login.password";
  private static final Pattern SCRIPT = Pattern.compile("<script src=\"([^\"]+)\"");

  private final Client anybody;
  private final Browser browser;
  private final RunningServer server;

  FallbackPageIT(RunningServer server) {
    this.server = server;
    anybody = server.client();
    browser = new Browser(server.address());
  }

  @Test
  void thePageOfTheDummyStageCompletesIt() throws Exception {
    String session = anybody.post(V3 + "/register", "{}").text("session");
    String path = Browser.fallback(DUMMY, session);

    page(200, browser.open(path));
    Expect.progress(poll(session));
    Answer done = page(200, browser.submit(path, Map.of()));

    tellsTheClient(done);
    assertTrue(poll(session).expect(200).text("user_id").startsWith("@"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"r0", "v3", "unstable"})
  void pagesAreUnderEveryPrefix(String version) throws Exception {
    String session = anybody.post(V3 + "/register", "{}").text("session");

    page(200, browser.open(Browser.fallback(DUMMY, session).replace("/v3/", "/" + version + "/")));
  }

  @Test
  void thePageOfThePasswordStageProvesTheUser() throws Exception {
    Person person = Person.register(anybody);
    String device = person.login(anybody).device();
    String session = person.client().delete(V3 + "/devices/" + device, "{}").text("session");
    String path = Browser.fallback(PASSWORD, session);

    Answer form = page(200, browser.open(path));
    assertTrue(form.body().contains("type=\"password\""), form::body);
    Answer wrong = page(200, browser.submit(path, Map.of("password", "wrong")));
    assertTrue(wrong.body().contains("role=\"alert\""), wrong::body);
    assertTrue(person.has(device));
    tellsTheClient(page(200, browser.submit(path, Map.of("password", Person.PASSWORD))));

    person
        .client()
        .delete(V3 + "/devices/" + device, "{'auth':{'session':'%s'}}", session)
        .expect(200);
    assertFalse(person.has(device));
  }

  @Test
  void aFinishedStageStaysFinishedWhenItsPageIsOpenedAgain() throws Exception {
    Person person = Person.register(anybody);
    String body = "{'devices':['x'],'auth':{'session':'%s'}}";
    String session =
        person.client().post(V3 + "/delete_devices", "{'devices':['x']}").text("session");
    String path = Browser.fallback(PASSWORD, session);

    page(404, browser.open(Browser.fallback(DUMMY, session)));
    browser.submit(path, Map.of("password", Person.PASSWORD)).expect(200);

    Expect.progress(person.client().post(V3 + "/delete_devices", body, session), PASSWORD);
    tellsTheClient(page(200, browser.open(path)));
    tellsTheClient(page(200, browser.submit(Browser.fallback(DUMMY, session), Map.of())));
    person.client().post(V3 + "/delete_devices", body, session).expect(200);
  }

  @Test
  void anotherUsersPasswordIsRefusedOnThePageToo() throws Exception {
    Person person = Person.register(anybody);
    Person another = Person.register(anybody);
    String session = person.client().delete(V3 + "/devices/x", "{}").text("session");
    String path = Browser.fallback(PASSWORD, session);
    Map<String, String> fields = Map.of("user", another.name(), "password", Person.PASSWORD);

    Answer refused = browser.submit(path, fields);

    assertFalse(refused.body().contains("<script"), refused::body);
    Expect.progress(
        person.client().delete(V3 + "/devices/x", "{'auth':{'session':'%s'}}", session));
  }

  @Test
  void whatIsNotThereIsSaidOnAPage() throws Exception {
    String session = anybody.post(V3 + "/register", "{}").text("session");
    page(400, browser.open("/_matrix/client/v3/auth/m.login.dummy/fallback/web"));
    page(400, browser.open(Browser.fallback(DUMMY, "")));
    page(404, browser.open(Browser.fallback(DUMMY, "nonsense")));
    page(404, browser.open(Browser.fallback("m.login.unknown", session)));
    page(404, browser.open(Browser.fallback("%3Cscript%3E", session)));
    page(404, browser.open(Browser.fallback(PASSWORD, session)));
    page(400, browser.post("/_matrix/client/v3/auth/m.login.dummy/fallback/web", "", Map.of()));
  }

  @Test
  void aFormThatIsNotOursPassesNothing() throws Exception {
    String session = anybody.post(V3 + "/register", "{}").text("session");
    String path = Browser.fallback(DUMMY, session);
    String token = Browser.formToken(browser.open(path));
    String other = Browser.fallback(DUMMY, anybody.post(V3 + "/register", "{}").text("session"));
    Browser stranger = new Browser(server.address());
    stranger.open(path);

    page(403, browser.post(path, "", Map.of()));
    page(403, browser.post(path, "forged", Map.of()));
    page(403, browser.post(path, token + "A", Map.of()));
    page(403, browser.post(other, token, Map.of()));
    page(403, stranger.post(path, token, Map.of()));
    page(403, new Browser(server.address()).post(path, token, Map.of()));
    page(403, browser.post(path, token, Map.of(), "Sec-Fetch-Site", "cross-site"));
    page(403, browser.post(path, token, Map.of(), "Content-Type", "text/plain"));

    Expect.progress(poll(session));
    page(200, browser.post(path, token, Map.of()));
    poll(session).expect(200);
  }

  @Test
  void pagesTakeNoOtherMethod() throws Exception {
    String path = Browser.fallback(DUMMY, anybody.post(V3 + "/register", "{}").text("session"));
    assertEquals(405, anybody.delete(path, "{}").status());
    assertEquals(405, anybody.put(path, "{}").status());
  }

  @Test
  void whatUsersNameIsShownAsText() throws Exception {
    Person person = Person.register(anybody);
    String device = "<script>alert(1)</script>";
    anybody
        .post(
            V3 + "/login",
            "{'type':'m.login.password','user':'%s','password':'%s','device_id':'D',"
                + "'initial_device_display_name':'%s'}",
            person.name(),
            Person.PASSWORD,
            device)
        .expect(200);
    String session = person.client().delete(V3 + "/devices/D", "{}").text("session");

    Answer page = page(200, browser.open(Browser.fallback(PASSWORD, session)));

    assertTrue(page.body().contains("&lt;script&gt;alert(1)"), page::body);
  }

  private Answer poll(String session) throws Exception {
    return anybody.post(V3 + "/register", "{'auth':{'session':'%s'}}", session);
  }

  /** What all pages have in common. */
  private static Answer page(int status, Answer answer) {
    assertEquals(status, answer.status(), answer::toString);
    Expect.anyHeaders(answer);
    assertTrue(answer.header("Content-Type").startsWith("text/html"), answer::toString);
    String policy = answer.header("Content-Security-Policy");
    assertTrue(policy.startsWith("default-src 'none'; "), policy);
    assertTrue(policy.contains("frame-ancestors 'none'"), policy);
    assertFalse(policy.contains("unsafe-inline"), policy);
    assertEquals("no-referrer", answer.header("Referrer-Policy"));
    assertEquals("nosniff", answer.header("X-Content-Type-Options"));
    assertFalse(answer.body().contains("<script>"), answer::body);
    assertFalse(answer.body().contains(" onclick="), answer::body);
    assertTrue(answer.body().contains("<html lang=\"en\">"), answer::body);
    return answer;
  }

  /** The page of a passed stage loads the script that tells the client. */
  private void tellsTheClient(Answer page) throws Exception {
    Matcher script = SCRIPT.matcher(page.body());
    assertTrue(script.find(), page::body);
    assertTrue(page.header("Content-Security-Policy").contains("script-src 'self'"));
    assertTrue(page.body().contains("lose this window"), page::body);
    Answer source = browser.open(script.group(1)).expect(200);
    assertTrue(source.header("Content-Type").startsWith("text/javascript"));
    assertTrue(source.body().contains("window.onAuthDone()"));
    assertTrue(source.body().contains("window.opener.postMessage(\"authDone\", \"*\")"));
  }
}
