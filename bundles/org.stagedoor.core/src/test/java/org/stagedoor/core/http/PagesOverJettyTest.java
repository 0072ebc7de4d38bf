package org.stagedoor.core.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;
import org.stagedoor.api.stage.Input;
import org.stagedoor.core.protocol.View;

@Timeout(60)
class PagesOverJettyTest {
  private static final String PAGE = "/_matrix/client/v3/auth/m.test/fallback/web?session=S1";
  private static final String FORM_TYPE = "Content-Type: application/x-www-form-urlencoded";
  private static final Pattern TOKEN =
      Pattern.compile("name=\"stagedoor_form\" value=\"([^\"]+)\"");

  private EdgeServer server;
  private RawHttp http;

  @BeforeEach
  void start() throws Exception {
    server = new EdgeServer();
    http = server.http();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private record Opened(String cookie, String token) {}

  private Opened open(String url) throws Exception {
    RawHttp.Response page = http.send("GET", url);
    Matcher token = TOKEN.matcher(page.body());
    assertTrue(token.find(), page.body());
    String cookie = page.header("Set-Cookie").orElseThrow();
    return new Opened("Cookie: " + cookie.substring(0, cookie.indexOf(';')), token.group(1));
  }

  private RawHttp.Response post(String url, String cookie, String body, String... headers)
      throws Exception {
    String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = cookie;
    all[headers.length + 1] = FORM_TYPE;
    return http.json("POST", url, body, all);
  }

  @Test
  void aFormIsShownSafely() throws Exception {
    RawHttp.Response page = http.send("GET", PAGE + "&x=1");
    assertEquals(200, page.status());
    assertEquals(List.of("m.test S1"), server.engine.sessions);
    assertEquals(new Input.Browser(false, false, Dict.of("x", "1")), server.engine.lastInput());
    assertEquals(List.of("text/html;charset=utf-8"), page.headers("Content-Type"));
    assertEquals(List.of("no-store"), page.headers("Cache-Control"));
    assertEquals(List.of("no-referrer"), page.headers("Referrer-Policy"));
    assertEquals(List.of("DENY"), page.headers("X-Frame-Options"));
    assertEquals(
        List.of(
            "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none';"
                + " frame-ancestors 'none'"),
        page.headers("Content-Security-Policy"));
    String cookie = page.header("Set-Cookie").orElseThrow();
    assertTrue(
        cookie.matches("stagedoor=[A-Za-z0-9_-]{24}; Path=/; HttpOnly; SameSite=Lax"), cookie);
    String body = page.body();
    assertTrue(body.contains("<html lang=\"en\">"));
    assertTrue(body.contains("Step 2 of 2"));
    assertTrue(body.contains("remove &lt;b&gt;a device&lt;/b&gt;"));
    assertTrue(body.contains(">Your password</h1>"));
    assertTrue(body.contains("Type it &amp; press."));
    assertTrue(body.contains("autocomplete=\"current-password\""));
    assertTrue(body.contains("name=\"h\" value=\"&quot;hidden&quot;\""));
    assertFalse(body.contains("role=\"alert\""));
    assertFalse(body.contains("<script"));
  }

  @Test
  void overHttpsTheCookieIsTheHostsOwn() throws Exception {
    try (EdgeServer secure = new EdgeServer("https://example.org/base")) {
      RawHttp.Response page = secure.http().send("GET", PAGE);
      String cookie = page.header("Set-Cookie").orElseThrow();
      assertTrue(cookie.startsWith("__Host-stagedoor="), cookie);
      assertTrue(cookie.endsWith("; Secure"), cookie);
      assertTrue(page.body().contains("href=\"/base/stagedoor/style.css?v="));
    }
  }

  @Test
  void aProtectedPostReachesTheStage() throws Exception {
    Opened opened = open(PAGE);
    server.engine.view = EdgeServer.always(new View.Done(FakeEngine.STEP));
    RawHttp.Response done =
        post(PAGE, opened.cookie(), "stagedoor_form=" + opened.token() + "&password=p%26+%C3%BC");
    assertEquals(200, done.status());
    assertEquals(
        new Input.Browser(true, false, Dict.of("password", "p& ü")), server.engine.lastInput());
    assertTrue(done.body().contains("<script src=\"/stagedoor/done.js?v="));
    assertTrue(done.header("Content-Security-Policy").orElseThrow().contains("script-src 'self'"));
  }

  @Test
  void unprotectedPostsShowThePageAgain() throws Exception {
    Opened opened = open(PAGE);
    Opened other = open(PAGE);
    String elsewhere = PAGE + "x";
    List<RawHttp.Response> responses =
        List.of(
            post(PAGE, opened.cookie(), "password=p"),
            post(PAGE, opened.cookie(), "stagedoor_form=&password=p"),
            post(PAGE, opened.cookie(), "stagedoor_form=forged&password=p"),
            post(PAGE, "X-No: cookie", "stagedoor_form=" + opened.token() + "&password=p"),
            post(PAGE, other.cookie(), "stagedoor_form=" + opened.token() + "&password=p"),
            post(PAGE, "Cookie: stagedoor=\"\"", "stagedoor_form=" + opened.token()),
            post(elsewhere, opened.cookie(), "stagedoor_form=" + opened.token() + "&password=p"),
            post(
                PAGE,
                opened.cookie(),
                "stagedoor_form=" + opened.token() + "&password=p",
                "Sec-Fetch-Site: cross-site"),
            post(
                PAGE,
                opened.cookie(),
                "stagedoor_form=" + opened.token() + "&password=p",
                "Origin: https://evil.example"),
            http.json("POST", PAGE, "{\"password\":\"p\"}", opened.cookie()));
    for (RawHttp.Response response : responses) {
      assertEquals(403, response.status());
      assertTrue(response.body().contains("role=\"alert\""));
      assertTrue(response.body().contains("aria-describedby=\"error\""));
    }
    assertTrue(server.engine.inputs.stream().noneMatch(Input.Browser::posted));
    assertTrue(server.engine.inputs.stream().noneMatch(input -> input.fields().has("password")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "http://localhost", "https://localhost", "http://localhost:8008"})
  void browsersNameOurOriginOrNone(String origin) throws Exception {
    Opened opened = open(PAGE);
    String form = "stagedoor_form=" + opened.token();
    post(PAGE, opened.cookie(), form, "Origin: " + origin, "Sec-Fetch-Site: same-origin");
    assertTrue(server.engine.lastInput().posted());
  }

  @Test
  void brokenAndLargePostsAreRefusedAsPages() throws Exception {
    RawHttp.Response broken = post(PAGE, "X: 1", "a=%zz");
    assertEquals(400, broken.status());
    assertEquals(List.of("text/html;charset=utf-8"), broken.headers("Content-Type"));
    assertEquals(413, post(PAGE, "X: 1", "a=" + "b".repeat(70_000)).status());
    assertEquals(405, http.send("DELETE", PAGE).status());
    assertEquals(List.of(), server.engine.inputs);
  }

  @Test
  void addressesBack() throws Exception {
    String url = "/stagedoor/callback/t%2F1?code=c&state=s";
    http.send("GET", url);
    assertEquals(List.of("t/1"), server.engine.sessions);
    assertEquals(
        new Input.Browser(false, true, Dict.of("code", "c", "state", "s")),
        server.engine.lastInput());
    Opened opened = open(url);
    post(url, opened.cookie(), "stagedoor_form=" + opened.token() + "&a=b");
    assertEquals(new Input.Browser(true, true, Dict.of("a", "b")), server.engine.lastInput());
    post(url, opened.cookie(), "SAMLResponse=x", "Sec-Fetch-Site: cross-site");
    assertEquals(
        new Input.Browser(false, true, Dict.of("SAMLResponse", "x")), server.engine.lastInput());
  }

  @Test
  void refusalsTellTheWayOn() throws Exception {
    for (View.Reason reason : View.Reason.values()) {
      server.engine.view = EdgeServer.always(new View.Refused(404, reason));
      for (String language : List.of("en", "de", "fr")) {
        RawHttp.Response page = http.send("GET", PAGE, "Accept-Language: " + language);
        assertEquals(404, page.status());
        assertTrue(page.body().contains("<html lang=\"" + language + "\""));
        assertFalse(page.body().contains("{0}"));
      }
    }
  }

  @Test
  void theWholeFlowHasAPage() throws Exception {
    String flow = "/stagedoor/flow?session=a%2Fb";
    server.engine.view = EdgeServer.always(new View.Go("m.x&y"));
    RawHttp.Response go = http.send("GET", flow);
    assertEquals(303, go.status());
    assertEquals(List.of("/stagedoor/flow?session=a%2Fb&stage=m.x%26y"), go.headers("Location"));
    assertEquals(List.of("flow  a/b"), server.engine.sessions);
    server.engine.view = EdgeServer.always(new View.Go(""));
    assertEquals(
        List.of("/stagedoor/flow?session=a%2Fb"),
        http.send("GET", flow + "&stage=m").headers("Location"));
    server.engine.view =
        EdgeServer.always(
            new View.Choice(
                FakeEngine.STEP,
                List.of(
                    new View.Way(List.of("m.login.password", "m.login.terms")),
                    new View.Way(List.of("<own>")))));
    String choice = http.send("GET", flow, "Accept-Language: de").body();
    assertTrue(
        choice.contains("href=\"/stagedoor/flow?session=a%2Fb&amp;stage=m.login.password\""),
        choice);
    assertTrue(choice.contains("danach: Bedingungen"));
    assertTrue(choice.contains("<strong>&lt;own&gt;</strong>"));
  }

  @Test
  void whoIsSentAwayIsKnownOnReturn() throws Exception {
    server.engine.view = EdgeServer.always(new View.Go("", Optional.of("ticket")));
    RawHttp.Response back = http.send("GET", "/stagedoor/callback/t");
    assertEquals(List.of("/stagedoor/flow?session=ticket"), back.headers("Location"));
    RawHttp.Response away = shown(new Page.Redirect(URI.create("https://id.example/")));
    String cookie = away.header("Set-Cookie").orElseThrow();
    String value = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    assertEquals(value, server.engine.browsers.get(1));
    http.send("GET", "/stagedoor/callback/t", "Cookie: stagedoor=" + value);
    assertEquals(value, server.engine.browsers.get(2));
  }

  @Test
  void endpointsMaySendTheBrowserToAnApp() throws Exception {
    server.endpoint(
        "GET /app",
        Access.ANYBODY,
        call -> new Reply.Web(200, new Page.Redirect(URI.create(call.queried("to").orElse("")))));
    assertEquals(
        List.of("io.example.app:/sso?loginToken=t"),
        http.send("GET", "/app?to=io.example.app%3A%2Fsso%3FloginToken%3Dt").headers("Location"));
    for (String bad : List.of("javascript:alert(1)", "JavaScript:x", "data:,x", "//x", "http:/x")) {
      String url = "/app?to=" + URLEncoder.encode(bad, UTF_8);
      assertEquals(503, http.send("GET", url).status(), bad);
    }
  }

  @Test
  void aPageThatIsNotThereLeadsToTheFlow() throws Exception {
    server.engine.view = EdgeServer.always(new View.Refused(404, View.Reason.UNKNOWN_TYPE));
    assertTrue(http.send("GET", PAGE).body().contains("href=\"/stagedoor/flow?session=S1\""));
  }

  private static View.Step step(boolean account, Optional<Duration> unsigned) {
    View.Step known = FakeEngine.STEP;
    return new View.Step(
        known.type(), known.purpose(), account, unsigned, known.stages(), known.passed());
  }

  @Test
  void whatAnybodyMayHaveBegunIsWarnedOfOnEachPage() throws Exception {
    View.Step step = step(true, Optional.of(Duration.ofSeconds(200)));
    List<View.Way> ways = List.of(new View.Way(List.of("m.a")), new View.Way(List.of("m.b")));
    for (View view :
        List.of(
            new View.Show(FakeEngine.FORM, step, Optional.<View.Problem>empty()),
            new View.Choice(step, ways))) {
      server.engine.view = EdgeServer.always(view);
      String page = http.send("GET", PAGE).body();
      assertTrue(page.contains("Somebody who is not signed in began this 3 minutes ago"), page);
      assertTrue(page.contains("Go on only if you began this yourself"), page);
    }
    server.engine.view =
        EdgeServer.always(new View.Choice(step(true, Optional.of(Duration.ZERO)), ways));
    assertTrue(http.send("GET", PAGE).body().contains("began this just now"));
    server.engine.view = EdgeServer.always(new View.Choice(step(true, Optional.empty()), ways));
    assertTrue(http.send("GET", PAGE).body().contains("may have got into your account"));
  }

  @Test
  void whoHasNoAccountYetIsNotWarnedOfIt() throws Exception {
    assertTrue(http.send("GET", PAGE).body().contains("your account"));
    View.Step step = step(false, Optional.empty());
    server.engine.view =
        EdgeServer.always(new View.Show(FakeEngine.FORM, step, Optional.<View.Problem>empty()));
    String page = http.send("GET", PAGE).body();
    assertFalse(page.contains("account"), page);
    assertTrue(page.contains("Nothing happens without you"));
  }

  @Test
  void accidentsArePages() throws Exception {
    server.engine.view =
        input -> {
          throw new IllegalStateException("secret");
        };
    RawHttp.Response bug = http.send("GET", PAGE);
    assertEquals(503, bug.status());
    assertFalse(bug.body().contains("secret"));
    assertTrue(bug.body().contains("<h1 "));
    server.engine.view =
        input -> {
          throw new StoreUnavailable("away", new IllegalStateException());
        };
    assertEquals(503, http.send("GET", PAGE).status());
    server.engine.view =
        input -> {
          throw new MatrixException(400, "M_INVALID_PARAM", "<b>no</b>");
        };
    RawHttp.Response told = http.send("GET", PAGE);
    assertEquals(400, told.status());
    assertTrue(told.body().contains("&lt;b&gt;no"));
  }

  private RawHttp.Response shown(Page page) throws Exception {
    server.engine.view =
        EdgeServer.always(new View.Show(page, FakeEngine.STEP, Optional.<View.Problem>empty()));
    return http.send("GET", PAGE);
  }

  @Test
  void redirects() throws Exception {
    RawHttp.Response response =
        shown(new Page.Redirect(URI.create("https://id.example/a?b=c%0D%0Ad&e=ü")));
    assertEquals(302, response.status());
    assertEquals(List.of("https://id.example/a?b=c%0D%0Ad&e=%C3%BC"), response.headers("Location"));
    for (String bad : List.of("javascript:alert(1)", "//evil.example", "/relative", "data:,x")) {
      assertEquals(503, shown(new Page.Redirect(URI.create(bad))).status(), bad);
    }
  }

  @Test
  void aRedirectAfterAPostLeavesByAPage() throws Exception {
    Opened opened = open(PAGE);
    String form = "stagedoor_form=" + opened.token();
    shown(new Page.Redirect(URI.create("https://id.example/?a='&b=\"".replace("\"", "%22"))));
    RawHttp.Response away = post(PAGE, opened.cookie(), form);
    assertEquals(200, away.status());
    assertTrue(
        away.body().contains("content=\"0; url=https://id.example/?a=&#39;&amp;b=%22\""),
        away.body());
    shown(new Page.Redirect(URI.create("http://localhost:8008/stagedoor/callback/x")));
    assertEquals(303, post(PAGE, opened.cookie(), form).status());
    shown(new Page.Redirect(URI.create("http://localhost:8008@evil.example/")));
    assertEquals(200, post(PAGE, opened.cookie(), form).status());
  }

  @Test
  void pagesWithABodyOfTheirOwn() throws Exception {
    RawHttp.Response page =
        shown(
            new Page.Html(
                "Captcha",
                "<form method=\"post\">{{form}}</form>",
                Map.of("script-src", List.of("https://captcha.example/api.js"))));
    assertEquals(200, page.status());
    assertTrue(page.body().contains("<form method=\"post\"><input type=\"hidden\""));
    assertTrue(
        page.header("Content-Security-Policy")
            .orElseThrow()
            .endsWith("; script-src https://captcha.example/api.js"));
    for (String bad :
        List.of("'unsafe-inline'", "*", "https://a; script-src *", "data:", "http:")) {
      Page open = new Page.Html("t", "b", Map.of("script-src", List.of(bad)));
      assertEquals(503, shown(open).status(), bad);
    }
    Page framed = new Page.Html("t", "b", Map.of("frame-ancestors", List.of("https://a.example")));
    assertEquals(503, shown(framed).status());
  }

  @Test
  void filesOfPages() throws Exception {
    String body = http.send("GET", PAGE).body();
    int at = body.indexOf("/stagedoor/style.css?v=");
    RawHttp.Response style = http.send("GET", body.substring(at, body.indexOf('"', at)));
    assertEquals(200, style.status());
    assertEquals(List.of("text/css;charset=utf-8"), style.headers("Content-Type"));
    assertEquals(List.of("public, max-age=31536000, immutable"), style.headers("Cache-Control"));
    RawHttp.Response script = http.send("GET", "/stagedoor/done.js");
    assertEquals(List.of("no-cache"), script.headers("Cache-Control"));
    assertTrue(script.body().contains("window.onAuthDone()"));
  }

  @Test
  void endpointsShowPagesAndTakeTheirForms() throws Exception {
    server.endpoint("GET /ask", Access.ANYBODY, call -> new Reply.Web(200, FakeEngine.FORM));
    server.endpoint("POST /ask", Access.ANYBODY, call -> Reply.ok(call.body()));
    Opened opened = open("/ask?x=1");
    RawHttp.Response good =
        post("/ask?x=1", opened.cookie(), "stagedoor_form=" + opened.token() + "&a=b");
    assertEquals("{\"a\":\"b\"}", good.body());
    int calls = server.calls.size();
    assertEquals(403, post("/ask", opened.cookie(), "stagedoor_form=" + opened.token()).status());
    assertEquals(403, post("/ask?x=1", opened.cookie(), "a=b").status());
    assertEquals(calls, server.calls.size());
    assertEquals(200, http.json("POST", "/ask", "{}").status());
  }

  @Test
  void someEndpointsTakeFormsOnly() throws Exception {
    server.add("POST /only", Access.ANYBODY, new Service.Plain(call -> Reply.ok(), true));
    assertEquals(403, http.json("POST", "/only", "{}").status());
    assertEquals(403, http.json("POST", "/only", "{}", "Content-Type: text/plain").status());
    assertEquals(403, http.send("POST", "/only").status());
  }

  @Test
  void someEndpointsTellBrowsersApart() throws Exception {
    List<String> seen = new ArrayList<>();
    Endpoint endpoint =
        call -> {
          seen.add(call.origin().browser().orElseThrow());
          return new Reply.Web(200, new Page.Redirect(URI.create("https://idp.example.org/")));
        };
    server.add("GET /go", Access.ANYBODY, new Service.Plain(endpoint, false, false, true));
    RawHttp.Response first = http.send("GET", "/go");
    String cookie = first.headers("Set-Cookie").get(0).replaceAll(";.*", "");
    RawHttp.Response again = http.send("GET", "/go", "Cookie: " + cookie);
    http.send("GET", "/go");

    assertEquals(List.of("https://idp.example.org/"), first.headers("Location"));
    assertEquals(List.of(), again.headers("Set-Cookie"));
    assertEquals(seen.get(0), seen.get(1));
    assertNotEquals(seen.get(0), seen.get(2));
    assertFalse(seen.get(0).contains(cookie.replaceAll(".*=", "")));
  }

  @Test
  void someEndpointsTakeFormsThatOtherServersSend() throws Exception {
    Service service = new Service.Plain(call -> Reply.ok(call.body()), false, true, false);
    server.add("POST /told", Access.ANYBODY, service);

    assertEquals("{\"a\":\"b\"}", post("/told", "Cookie: a=b", "a=b").body());
  }
}
