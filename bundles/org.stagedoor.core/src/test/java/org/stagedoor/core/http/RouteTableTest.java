package org.stagedoor.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Reply;

class RouteTableTest {
  private static Routed routed(String route) {
    Service service = new Service.Plain(call -> Reply.ok(), false);
    return new Routed(RoutePattern.parse(route), Access.ANYBODY, service, new Lease());
  }

  private static Match find(String request, String... routes) {
    RouteTable table = new RouteTable(Arrays.stream(routes).map(RouteTableTest::routed).toList());
    int space = request.indexOf(' ');
    return table.find(
        request.substring(0, space), Target.parse(request.substring(space + 1)).segments());
  }

  private static String found(String request, String... routes) {
    return assertInstanceOf(Match.Found.class, find(request, routes)).routed().pattern().toString();
  }

  private static Map<String, String> parameters(String request, String... routes) {
    return assertInstanceOf(Match.Found.class, find(request, routes)).parameters();
  }

  @Test
  void versionStandsForThree() {
    String route = "POST /_matrix/client/{v}/register";
    for (String version : List.of("r0", "v3", "unstable")) {
      assertEquals(
          Map.of("v", version), parameters("POST /_matrix/client/" + version + "/register", route));
    }
    assertEquals(Match.NOTHING, find("POST /_matrix/client/v1/register", route));
  }

  @Test
  void earliestLiteralWins() {
    String[] routes = {"GET /a/{x}/c", "GET /a/b/{y}", "GET /{z}/b/c", "GET /a/{rest*}"};
    assertEquals("GET /a/b/{y}", found("GET /a/b/c", routes));
    assertEquals("GET /a/{x}/c", found("GET /a/x/c", routes));
    assertEquals("GET /{z}/b/c", found("GET /x/b/c", routes));
    assertEquals("GET /a/{rest*}", found("GET /a/x/y", routes));
    assertEquals(Map.of("rest", "x/y/"), parameters("GET /a/x/y/", routes));
  }

  @Test
  void anotherRouteMayHaveTheMethod() {
    String[] routes = {"GET /devices/all", "DELETE /devices/{id}"};
    assertEquals("DELETE /devices/{id}", found("DELETE /devices/all", routes));
    assertEquals(new Match.WrongMethod(Set.of("DELETE", "GET")), find("PUT /devices/all", routes));
    assertEquals(new Match.WrongMethod(Set.of("DELETE")), find("PUT /devices/x", routes));
  }

  @Test
  void ofTheSameRouteTheFirstServes() {
    Routed first = routed("GET /a");
    RouteTable table = new RouteTable(List.of(first, routed("GET /a")));
    assertEquals(new Match.Found(first, Map.of()), table.find("GET", List.of("a")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "//", "/devices", "/devices/", "/devices//", "/devices/a/", "/..", ""})
  void nothingElseMatches(String path) {
    assertEquals(Match.NOTHING, find("GET " + path, "GET /devices/{id}"));
  }

  @Test
  void idsMayHoldAnything() {
    assertEquals(
        Map.of("id", "a/b:c;d e..ü"),
        parameters("GET /devices/a%2Fb%3Ac;d%20e..%C3%BC", "GET /devices/{id}"));
    assertEquals(Map.of("id", "+"), parameters("GET /devices/+", "GET /devices/{id}"));
  }

  @Test
  void aPathOfSlashesCostsNothing() {
    assertEquals(Match.NOTHING, find("GET " + "/a".repeat(8000), "GET /{rest*}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a",
        "GET",
        "GET a",
        "get /a",
        "HEAD /a",
        "GET /{",
        "GET /a{b}",
        "GET /{}",
        "GET /{a b}",
        "GET /{a}/{a}",
        "GET /{a*}/b"
      })
  void malformedRoutesAreRefused(String route) {
    assertThrows(IllegalArgumentException.class, () -> RoutePattern.parse(route));
  }
}
