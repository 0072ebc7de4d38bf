package org.stagedoor.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.json.Dict;

@Timeout(60)
class ApiOverJettyTest {
  private static final String REGISTER = "/_matrix/client/v3/register";
  private static final String WHOAMI = "/_matrix/client/v3/account/whoami";
  private static final String GOOD = "Authorization: Bearer good";

  private EdgeServer server;
  private RawHttp http;

  @BeforeEach
  void start() throws Exception {
    server = new EdgeServer();
    http = server.http();
    server.operation("POST /_matrix/client/{v}/register", Access.ANYBODY);
    server.operation("DELETE /_matrix/client/{v}/devices/{device_id}", Access.USER);
    server.endpoint("GET /_matrix/client/{v}/account/whoami", Access.USER, call -> Reply.ok());
    server.endpoint("GET /optional", Access.OPTIONAL, call -> Reply.ok());
    server.endpoint("GET /lenient", Access.LENIENT, call -> Reply.ok());
    server.endpoint("POST /logout", Access.EXPIRED, call -> Reply.ok());
    server.endpoint("GET /guest", Access.GUEST, call -> Reply.ok());
    server.endpoint("GET /admin", Access.ADMIN, call -> Reply.ok());
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private static void assertError(int status, String errcode, RawHttp.Response response) {
    assertEquals(status, response.status(), response.head() + response.body());
    assertEquals(errcode, response.errcode());
    assertEquals(List.of("application/json"), response.headers("Content-Type"));
    assertEquals(List.of("*"), response.headers("Access-Control-Allow-Origin"));
  }

  @Test
  void aChallengeHasTheHeadersOfAll() throws Exception {
    RawHttp.Response response = http.json("POST", REGISTER, "{\"a\":1,\"auth\":{\"type\":\"x\"}}");
    assertEquals(401, response.status());
    assertEquals("{\"session\":\"s\"}", response.body());
    assertEquals(List.of("application/json"), response.headers("Content-Type"));
    assertEquals(List.of("*"), response.headers("Access-Control-Allow-Origin"));
    assertEquals(
        List.of("GET, POST, PUT, DELETE, OPTIONS"),
        response.headers("Access-Control-Allow-Methods"));
    assertEquals(
        List.of("X-Requested-With, Content-Type, Authorization"),
        response.headers("Access-Control-Allow-Headers"));
    assertEquals(List.of("no-store"), response.headers("Cache-Control"));
    assertEquals(List.of("nosniff"), response.headers("X-Content-Type-Options"));
    assertEquals(Dict.of("a", 1), server.engine.lastCall().body());
    assertEquals(List.of(Optional.of(Dict.of("type", "x"))), server.engine.auths);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|",
        "{\"auth\":null}|",
        "{\"auth\":\"x\"}|x",
        "{\"auth\":7}|7",
        "{\"auth\":true}|true",
        "{\"auth\":[]}|[]",
        "{\"auth\":{}}|Dict[]"
      })
  void authGoesToTheEngineAsItIs(String body, String auth) throws Exception {
    assertEquals(401, http.json("POST", REGISTER, body).status());
    assertEquals(Optional.ofNullable(auth), server.engine.auths.get(0).map(String::valueOf));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "x", "", "{}}", "{\"a\":1,}"})
  void brokenJson(String body) throws Exception {
    assertError(400, "M_NOT_JSON", http.json("POST", REGISTER, body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "1", "\"a\"", "{\"a\":\"\\u0000\"}"})
  void badJson(String body) throws Exception {
    assertError(400, "M_BAD_JSON", http.json("POST", REGISTER, body));
  }

  @Test
  void deepJson() throws Exception {
    String deep = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
    assertError(400, "M_BAD_JSON", http.json("POST", REGISTER, deep));
    assertError(400, "M_BAD_JSON", http.json("POST", REGISTER, "[".repeat(60_000)));
  }

  @Test
  void denseJson() throws Exception {
    assertError(
        400, "M_BAD_JSON", http.json("POST", REGISTER, "{\"a\":[" + "[],".repeat(9_000) + "1]}"));
    assertEquals(0, server.engine.calls.size());
  }

  @Test
  void brokenUtf8() throws Exception {
    byte[] half = {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, '"', '}'};
    byte[] surrogate = {'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', ':', '1', '}'};
    assertError(400, "M_NOT_JSON", http.send("POST", REGISTER, half));
    assertError(400, "M_NOT_JSON", http.send("POST", REGISTER, surrogate));
    assertEquals(401, http.json("POST", REGISTER, "{\"a\":\"\uFFFDü😀\"}").status());
    assertEquals(Dict.of("a", "\uFFFDü😀"), server.engine.lastCall().body());
  }

  @Test
  void ofDuplicateKeysTheLastCounts() throws Exception {
    http.json("POST", REGISTER, "{\"auth\":1,\"a\":1,\"auth\":2,\"a\":3}");
    assertEquals(Dict.of("a", 3), server.engine.lastCall().body());
    assertEquals(List.of(Optional.of(2L)), server.engine.auths);
  }

  @Test
  void bodiesOverTheLimit() throws Exception {
    byte[] tenMegabytes = new byte[10 << 20];
    Arrays.fill(tenMegabytes, (byte) ' ');
    assertError(413, "M_TOO_LARGE", http.send("POST", REGISTER, tenMegabytes));
    assertError(413, "M_TOO_LARGE", http.send("POST", REGISTER, new byte[65_537]));
    byte[] fits = Arrays.copyOf(tenMegabytes, 65_536);
    fits[0] = '{';
    fits[65_535] = '}';
    assertEquals(401, http.send("POST", REGISTER, fits).status());
    assertEquals(1, server.engine.calls.size());
  }

  @Test
  void chunkedBodies() throws Exception {
    assertEquals(401, chunked(1, "{\"a\":\"" + "x".repeat(65_528) + "\"}").status());
    assertError(413, "M_TOO_LARGE", chunked(1, "{\"a\":\"" + "x".repeat(65_529) + "\"}"));
    assertError(413, "M_TOO_LARGE", chunked(300, "{" + " ".repeat(33_000)));
    assertEquals(401, chunked(1, "{}").status());
    assertError(400, "M_NOT_JSON", chunked(0, ""));
  }

  private RawHttp.Response chunked(int times, String chunk) throws Exception {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    String head =
        "POST "
            + REGISTER
            + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n";
    request.write(head.getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < times; i++) {
      String part = Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n";
      request.write(part.getBytes(StandardCharsets.US_ASCII));
    }
    request.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return http.exchange(request.toByteArray());
  }

  @Test
  void whoAsksBeforeSendingNeedNotSend() throws Exception {
    RawHttp.Response response =
        http.exchange(
            "POST "
                + REGISTER
                + " HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n"
                + "Content-Length: 9999999\r\n\r\n");
    assertError(413, "M_TOO_LARGE", response);
  }

  @Test
  void brokenChunksAreNoServerError() throws Exception {
    RawHttp.Response response =
        http.exchange(
            "POST "
                + REGISTER
                + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n");
    assertEquals(400, response.status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%C3", "/%ED%A0%80", "/a%C0%AFb", "/%C3/%28", "/%FF"})
  void brokenPaths(String path) throws Exception {
    assertError(400, "M_UNRECOGNIZED", http.send("GET", path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "//",
        "/_matrix/client/v3/",
        "/_matrix/client/v3/register/",
        "//_matrix/client/v3/register",
        "/_matrix/client/v3//register",
        "/_matrix/client/v3/x/../register",
        "/_matrix/client/v3/%2e%2e/v3/register",
        "/_matrix/client/v3/register;x=1",
        "/_matrix%2Fclient/v3/register",
        "/_matrix/client/v4/register",
        "/stagedoor",
        "/stagedoor/",
        "/stagedoor/callback",
        "/stagedoor/../stagedoor/style.css",
        "/favicon.ico"
      })
  void unknownPaths(String path) throws Exception {
    assertError(404, "M_UNRECOGNIZED", http.json("POST", path, "{}"));
  }

  @Test
  void encodedIds() throws Exception {
    http.send("DELETE", "/_matrix/client/v3/devices/a%2Fb%3Ac;d..%25%C3%BC", GOOD);
    assertEquals(
        Map.of("v", "v3", "device_id", "a/b:c;d..%ü"), server.engine.lastCall().parameters());
    assertEquals("/_matrix/client/v3/devices/a/b:c;d..%ü", server.engine.lastCall().path());
  }

  @Test
  void emptyDeleteIsAnEmptyObject() throws Exception {
    assertEquals(401, http.send("DELETE", "/_matrix/client/r0/devices/A", GOOD).status());
    assertEquals(Dict.EMPTY, server.engine.lastCall().body());
  }

  @Test
  void wrongMethods() throws Exception {
    RawHttp.Response response = http.send("GET", REGISTER);
    assertError(405, "M_UNRECOGNIZED", response);
    assertEquals(List.of("POST"), response.headers("Allow"));
    for (String method : List.of("PUT", "PATCH", "TRACE", "FOO", "get")) {
      assertError(405, "M_UNRECOGNIZED", http.send(method, REGISTER));
    }
  }

  @Test
  void optionsHaveNoEffect() throws Exception {
    for (String path : List.of(REGISTER, "/nowhere", WHOAMI, "/%C3")) {
      RawHttp.Response response = http.send("OPTIONS", path, "Authorization: Bearer bad");
      assertEquals(200, response.status(), path);
      assertEquals(List.of("*"), response.headers("Access-Control-Allow-Origin"));
    }
    assertEquals(List.of(), server.engine.calls);
  }

  @Test
  void headIsGetWithoutABody() throws Exception {
    RawHttp.Response response = http.send("HEAD", WHOAMI, GOOD);
    assertEquals(200, response.status());
    assertEquals("", response.body());
    assertEquals(List.of("2"), response.headers("Content-Length"));
    assertEquals("GET", server.lastCall().method());
  }

  @Test
  void bodiesOnGetAreTolerated() throws Exception {
    assertEquals(200, http.json("GET", WHOAMI, "not json", GOOD).status());
  }

  @Test
  void logoutTakesNoBody() throws Exception {
    assertEquals(200, http.send("POST", "/logout", GOOD).status());
    assertEquals(200, http.json("POST", "/logout", "{}", GOOD).status());
    assertError(
        400,
        "M_NOT_JSON",
        http.json("POST", "/logout", "", GOOD, "Content-Type: application/json"));
  }

  @Test
  void commandLineToolsCallJsonAForm() throws Exception {
    String type = "Content-Type: application/x-www-form-urlencoded";
    assertEquals(401, http.json("POST", REGISTER, "{\"a\":1}", type).status());
    assertEquals(200, http.json("POST", "/logout", "{\"a\":1}", type, GOOD).status());
  }

  @Test
  void bothFormsOfToken() throws Exception {
    assertEquals(200, http.send("GET", WHOAMI, GOOD).status());
    assertEquals(200, http.send("GET", WHOAMI, "authorization: bEARER  good ").status());
    assertEquals(200, http.send("GET", WHOAMI + "?access_token=good&a=b+c%26").status());
    assertEquals(Map.of("a", "b c&"), server.lastCall().query());
    Requester requester = server.lastCall().user();
    assertEquals(FakeTokens.ALICE, requester.user());
    assertEquals("id-good", requester.tokenId());
    assertEquals("@alice:example.org DEV 127.0.0.1", server.tokens.seen.get(0));
  }

  @ParameterizedTest
  @CsvSource({
    WHOAMI + ",,401,M_MISSING_TOKEN",
    WHOAMI + ",Basic Z29vZA==,401,M_MISSING_TOKEN",
    WHOAMI + ",Bearer,401,M_MISSING_TOKEN",
    WHOAMI + ",Bearer bad,401,M_UNKNOWN_TOKEN",
    WHOAMI + ",Bearer expired,401,M_UNKNOWN_TOKEN",
    WHOAMI + ",Bearer gone,401,M_UNKNOWN_TOKEN",
    WHOAMI + ",Bearer locked,401,M_USER_LOCKED",
    WHOAMI + ",Bearer guest,403,M_GUEST_ACCESS_FORBIDDEN",
    WHOAMI + "?access_token=good,Bearer good,401,M_MISSING_TOKEN",
    WHOAMI + "?access_token=bad,,401,M_UNKNOWN_TOKEN",
    WHOAMI + "?access_token=,,401,M_MISSING_TOKEN",
    "/optional,Bearer bad,401,M_UNKNOWN_TOKEN",
    "/admin,Bearer good,403,M_FORBIDDEN",
    "/nowhere,Bearer bad,401,M_UNKNOWN_TOKEN",
    "/nowhere,Bearer expired,401,M_UNKNOWN_TOKEN",
    "/nowhere,Bearer good,404,M_UNRECOGNIZED",
    "/logout,Bearer bad,401,M_UNKNOWN_TOKEN"
  })
  void tokensThatAreNotEnough(String path, String header, int status, String errcode)
      throws Exception {
    RawHttp.Response response =
        header == null
            ? http.send("GET", path)
            : http.send(path.equals("/logout") ? "POST" : "GET", path, "Authorization: " + header);
    assertError(status, errcode, response);
    boolean soft = header != null && (header.contains("expired") || header.contains("locked"));
    assertEquals(soft, response.json().has("soft_logout"));
    assertTrue(server.calls.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/optional,",
    "GET,/optional,good",
    "GET,/lenient,",
    "GET,/lenient,good",
    "GET,/guest,guest",
    "GET,/guest,good",
    "GET,/admin,admin",
    "GET,/optional,fresh",
    "POST,/logout,expired",
    "POST,/logout,locked"
  })
  void tokensThatAreEnough(String method, String path, String token) throws Exception {
    String header = token == null ? "X-None: 1" : "Authorization: Bearer " + token;
    assertEquals(200, http.send(method, path, header).status());
    assertEquals(token != null, server.lastCall().requester().isPresent());
  }

  @Test
  void anybodyMayBearABadToken() throws Exception {
    assertEquals(401, http.json("POST", REGISTER, "{}", "Authorization: Bearer bad").status());
    assertEquals(1, server.engine.calls.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bad", "expired", "locked", "gone"})
  void aBadTokenMayBeAsNone(String token) throws Exception {
    assertEquals(200, http.send("GET", "/lenient", "Authorization: Bearer " + token).status());
    assertTrue(server.lastCall().requester().isEmpty());
  }

  @Test
  void othersMayKnowTokens() throws Exception {
    server.bearers.add(
        (token, query) -> {
          if (!token.equals("as")) {
            return Optional.empty();
          }
          if (query.containsKey("user_id")) {
            throw MatrixException.forbidden("not in the namespace");
          }
          return Optional.of(
              new Requester(FakeTokens.ALICE, Optional.empty(), "as", Requester.Kind.APPSERVICE));
        });
    assertEquals(200, http.send("GET", WHOAMI, "Authorization: Bearer as").status());
    assertEquals(Requester.Kind.APPSERVICE, server.lastCall().user().kind());
    assertError(403, "M_FORBIDDEN", http.send("GET", WHOAMI + "?access_token=as&user_id=x"));
    assertEquals(200, http.send("GET", WHOAMI, GOOD).status());
  }

  @Test
  void theDatabaseIsAway() throws Exception {
    server.tokens.away = true;
    RawHttp.Response response = http.send("GET", WHOAMI, GOOD);
    assertError(503, "M_UNKNOWN", response);
    assertEquals(List.of("1"), response.headers("Retry-After"));
    assertTrue(response.json().integer("retry_after_ms").isPresent());
    assertEquals(401, http.json("POST", REGISTER, "{}").status());
  }

  @Test
  void limitsAreToldInBothWays() throws Exception {
    server.engine.reply =
        new Reply.Json(429, Dict.of("errcode", "M_LIMIT_EXCEEDED", "retry_after_ms", 2001));
    RawHttp.Response response = http.json("POST", REGISTER, "{}");
    assertError(429, "M_LIMIT_EXCEEDED", response);
    assertEquals(List.of("3"), response.headers("Retry-After"));
  }

  @Test
  void bugsAreNoServerErrorAndTellNothing() throws Exception {
    server.endpoint(
        "GET /bug",
        Access.ANYBODY,
        call -> {
          throw new NoClassDefFoundError("secret");
        });
    server.endpoint(
        "GET /five",
        Access.ANYBODY,
        call -> {
          throw new MatrixException(500, "M_UNKNOWN", "five");
        });
    RawHttp.Response response = http.send("GET", "/bug?secret=1");
    assertError(503, "M_UNKNOWN", response);
    assertFalse(response.body().toLowerCase(Locale.ROOT).contains("secret"));
    assertError(503, "M_UNKNOWN", http.send("GET", "/five"));
  }

  @Test
  void queryStrings() throws Exception {
    assertEquals(200, http.send("GET", "/optional?a=1&a=2&&=x&b&" + "c".repeat(14_000)).status());
    assertEquals("1", server.lastCall().query().get("a"));
    assertError(400, "M_UNRECOGNIZED", http.send("GET", "/optional?a=%zz"));
    assertError(400, "M_UNRECOGNIZED", http.send("GET", "/optional?a=%C3"));
  }

  @ParameterizedTest
  @CsvSource({"/%,400", "/%2,400", "/%zz,400", "/%00,400"})
  void whatJettyItselfRefusesIsNoServerError(String path, int status) throws Exception {
    assertEquals(status, http.send("GET", path).status());
    assertEquals(414, http.send("GET", "/optional?" + "c".repeat(20_000)).status());
    assertEquals(431, http.send("GET", "/optional", "X: " + "c".repeat(20_000)).status());
  }

  @Test
  void originIsRead() throws Exception {
    http.send(
        "GET",
        "/optional",
        "User-Agent: " + "u".repeat(2000),
        "Accept-Language: fr, de;q=0.5",
        "X-Forwarded-For: 192.0.2.1");
    assertEquals(512, server.lastCall().origin().userAgent().length());
    assertEquals("127.0.0.1", server.lastCall().origin().address());
    assertEquals(List.of(Locale.FRENCH, Locale.GERMAN), server.lastCall().origin().locales());
    assertEquals(EdgeServer.NOW, server.lastCall().now());
  }
}
