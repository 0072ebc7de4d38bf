package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.RawHttp;
import org.stagedoor.e2e.RunningServer;

/** Paths, methods, and what every answer has. */
@ExtendWith(SharedServer.class)
class HttpIT {
  private final Client anybody;
  private final Raw raw;
  private final URI address;

  HttpIT(RunningServer server) {
    address = server.address();
    anybody = server.client();
    raw = new Raw(server.address());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "//",
        "/x",
        "/_matrix",
        "/_matrix/client",
        "/_matrix/client/v3",
        "/_matrix/client/v3/",
        "/_matrix/client/v3/nope",
        "/_matrix/client/v2/register",
        "/_matrix/client/v4/register",
        "/_matrix/client/R0/register",
        "/_matrix/client/api/v1/register",
        "/_matrix/client/v3/register/",
        "/_matrix/client/v3//register",
        "/_matrix/client/v3/register;v=1",
        "/_matrix/client/v3/./register",
        "/_matrix/client/v3/%2e%2e/v3/register%2F",
        "/_matrix/client/v3/REGISTER",
        "/_matrix/client/v3/devices/a/b",
        "/a%2Fb",
        "/a%252Fb",
        "/%C3%BC"
      })
  void unknownPaths(String path) throws Exception {
    Expect.error(404, "M_UNRECOGNIZED", raw.send("GET " + path + " HTTP/1.1"));
  }

  @Test
  void longPaths() throws Exception {
    Expect.error(404, "M_UNRECOGNIZED", raw.send("GET /" + "a".repeat(8000) + " HTTP/1.1"));
    Expect.error(404, "M_UNRECOGNIZED", raw.send("GET " + "/a".repeat(5000) + " HTTP/1.1"));
    refusedBelow(414, raw.send("GET /" + "a".repeat(40_000) + " HTTP/1.1"));
    refusedBelow(431, raw.send("GET / HTTP/1.1", "X: " + "a".repeat(40_000)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/%ff", "/%C0%AF", "/%ED%A0%80", "/x?%zz", "/x?a=%", "/x?a=%00", "/x?%ff"})
  void whatIsNoPercentEncodedUtf8(String path) throws Exception {
    Expect.error(400, "M_UNRECOGNIZED", raw.send("GET " + path + " HTTP/1.1"));
  }

  /** Goes on as an address, whatever it is. */
  @Test
  void whatProvidersHaveBrowsersPost() throws Exception {
    String state = "{\"state\":\"%s\"}";
    anybody
        .post(
            "/stagedoor/sso/callback/https%3A%2F%2Fuser%40%5B%3A%3A1%5D%3A99%2F%3F%23%20",
            state, "x")
        .expect(303);
    anybody.post("/_matrix/client/r0/login/cas/ticket", state, "ä&=#\u2028").expect(303);
    Answer tooLong = anybody.post("/stagedoor/sso/callback/one", state, "x".repeat(17_000));
    Expect.error(413, "M_TOO_LARGE", tooLong);
  }

  /** These never reach Stagedoor: the container refuses them itself. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /%zz HTTP/1.1",
        "GET /a% HTTP/1.1",
        "GET /%00 HTTP/1.1",
        "GET /../x HTTP/1.1",
        "GET /a b HTTP/1.1",
        "nonsense"
      })
  void whatIsNoRequest(String line) throws Exception {
    refusedBelow(400, raw.send(line));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /register, POST",
    "PUT, /register, POST",
    "DELETE, /register, POST",
    "PATCH, /register, POST",
    "TRACE, /register, POST",
    "FOO, /register, POST",
    "post, /register, POST",
    "POST, /register/available, GET",
    "DELETE, /login, 'GET, POST'",
    "GET, /logout, POST",
    "GET, /logout/all, POST",
    "POST, /account/whoami, GET",
    "POST, /devices, GET",
    "POST, /devices/x, 'DELETE, GET, PUT'",
    "GET, /delete_devices, POST"
  })
  void wrongMethods(String method, String path, String allowed) throws Exception {
    Answer answer =
        Expect.error(405, "M_UNRECOGNIZED", raw.send(method + " " + V3 + path + " HTTP/1.1"));

    List<String> told = List.of(answer.header("Allow").split(", ", -1));
    assertEquals(List.of(allowed.split(", ", -1)), told.stream().sorted().toList());
  }

  /** Of TRACE containers make an echo, with whatever the request held. */
  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "POST", "DELETE"})
  void healthIsForReading(String method) throws Exception {
    Answer answer =
        Expect.error(
            405, "M_UNRECOGNIZED", raw.send(method + " /_stagedoor/health HTTP/1.1", "X-Echo: 1"));

    assertFalse(answer.body().contains("X-Echo"), answer.body());
    raw.send("HEAD /_stagedoor/health HTTP/1.1").expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"r0", "v3", "unstable"})
  void everyPrefixLeadsToEveryCall(String version) throws Exception {
    String base = "/_matrix/client/" + version;
    Expect.challenge(anybody.post(base + "/register", "{}"));
    Expect.members(200, anybody.get(base + "/login"), "flows");
    Expect.error(401, "M_MISSING_TOKEN", anybody.get(base + "/account/whoami"));
    Expect.error(401, "M_MISSING_TOKEN", anybody.post(base + "/logout", "{}"));
    Expect.error(401, "M_MISSING_TOKEN", anybody.post(base + "/logout/all", "{}"));
    Expect.error(401, "M_MISSING_TOKEN", anybody.get(base + "/devices"));
    Expect.error(401, "M_MISSING_TOKEN", anybody.delete(base + "/devices/x", "{}"));
    Expect.error(401, "M_MISSING_TOKEN", anybody.post(base + "/delete_devices", "{}"));
  }

  @Test
  void loginAndLogoutAreUnderApiV1Too() throws Exception {
    Person person = Person.register(anybody);
    Expect.members(200, anybody.get("/_matrix/client/api/v1/login"), "flows");
    String token =
        anybody
            .post(
                "/_matrix/client/api/v1/login",
                "{'type':'m.login.password','user':'%s','password':'%s'}",
                person.name(),
                Person.PASSWORD)
            .expect(200)
            .text("access_token");
    Expect.members(200, anybody.as(token).post("/_matrix/client/api/v1/logout", "{}"));
    Expect.members(200, person.client().post("/_matrix/client/api/v1/logout/all", "{}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/nope",
        "/_matrix/client/v3/register",
        "/_matrix/client/v3/account/whoami",
        "/_matrix/client/v3/auth/m.login.dummy/fallback/web"
      })
  void optionsAreAnsweredEverywhere(String path) throws Exception {
    Answer answer = anybody.send("OPTIONS", path, BodyPublishers.noBody());

    assertEquals(200, answer.status());
    Expect.headers(answer);
  }

  @Test
  void optionsHaveNoEffect() throws Exception {
    String name = Person.freshName();
    String body =
        "{\"username\":\"" + name + "\",\"password\":\"x\",\"auth\":{\"type\":\"m.login.dummy\"}}";

    anybody.send("OPTIONS", V3 + "/register", BodyPublishers.ofString(body)).expect(200);

    anybody.get(V3 + "/register/available?username=" + name).expect(200);
  }

  @Test
  void headIsGetWithoutABody() throws Exception {
    Answer get = anybody.get(V3 + "/login");
    Answer head = raw.send("HEAD " + V3 + "/login HTTP/1.1");

    assertEquals("", head.body());
    assertEquals(200, head.status());
    assertEquals(Integer.toString(get.body().length()), head.header("Content-Length"));
    Expect.headers(head);
    assertEquals(404, Expect.headers(raw.send("HEAD /nope HTTP/1.1")).status());
    assertEquals(405, Expect.headers(raw.send("HEAD " + V3 + "/register HTTP/1.1")).status());
  }

  @Test
  void aBodyOnGetIsPassedOver() throws Exception {
    Answer answer = raw.send("GET " + V3 + "/login HTTP/1.1", "Content-Length: 3", "", "{[}");

    Expect.members(200, answer, "flows");
  }

  /** A client would take a connection closed under its next request for a server that is down. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /nope",
        "PUT /_matrix/client/v3/login",
        "POST /_matrix/client/v3/delete_devices",
        "GET /_matrix/client/v3/login"
      })
  void aConnectionOutlivesARequestWhoseBodyNobodyReads(String line) throws Exception {
    try (RawHttp connection = new RawHttp(address)) {
      connection.send(line + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n");
      connection.send("{}");
      connection.send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

      assertEquals(3, connection.readAll().split("HTTP/1.1 ", -1).length);
    }
  }

  @Test
  void aDeleteWithoutABodyIsAnEmptyObject() throws Exception {
    Person person = Person.register(anybody);

    Answer answer = person.client().send("DELETE", V3 + "/devices/x", BodyPublishers.noBody());

    Expect.challenge(answer);
  }

  @Test
  void aSlashInADeviceIdIsPartOfIt() throws Exception {
    Person person = Person.register(anybody);
    String login = "{'type':'m.login.password','user':'%s','password':'%s','device_id':'a/b;c ü'}";
    anybody.post(V3 + "/login", login, person.name(), Person.PASSWORD).expect(200);
    String path = V3 + "/devices/a%2Fb%3Bc%20%C3%BC";

    Answer answer = person.client().get(path).expect(200);

    assertEquals("a/b;c ü", answer.text("device_id"));
    person.client().delete(path, "{'auth':{%s}}", person.proof()).expect(200);
    Expect.error(404, "M_NOT_FOUND", person.client().get(path));
  }

  @Test
  void aSessionForALongAddressIsGood() throws Exception {
    Person person = Person.register(anybody);
    String path = V3 + "/devices/" + "%F0%9F%8E%AD".repeat(255);
    String session = Expect.challenge(person.client().delete(path, "{}")).text("session");

    person.client().delete(path, "{'auth':{%s}}", person.proof(session)).expect(200);
  }

  private static void refusedBelow(int status, Answer answer) {
    assertEquals(status, answer.status(), answer::toString);
    assertEquals("", answer.body());
    assertEquals("close", answer.header("Connection"));
    assertEquals("*", answer.header("Access-Control-Allow-Origin"));
    assertTrue(answer.header("Access-Control-Allow-Headers").contains("Authorization"));
  }
}
