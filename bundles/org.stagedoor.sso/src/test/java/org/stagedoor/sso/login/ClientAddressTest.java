package org.stagedoor.sso.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where clients want browsers back. */
class ClientAddressTest {
  private static final URI SELF = URI.create("https://matrix.example.org/base");

  private static ClientAddress of(String text) {
    return parse(text).orElseThrow();
  }

  private static Optional<ClientAddress> parse(String text, String... known) {
    return ClientAddress.parse(text, List.of(known), SELF);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/, https://a.example/?loginToken=T",
    "https://a.example/?x=1, https://a.example/?x=1&loginToken=T",
    "https://a.example/?loginToken=1&x=1&loginToken, https://a.example/?x=1&loginToken=T",
    "https://a.example/?%6CoginToken=1#f?g, https://a.example/?loginToken=T#f?g",
    "https://a.example/?loginTokens=1, https://a.example/?loginTokens=1&loginToken=T",
    "https://a.example/?, https://a.example/?loginToken=T",
    "org.app:/x, org.app:/x?loginToken=T",
    "org.app:x, org.app:x?loginToken=T",
    "my.app://connect#y, my.app://connect?loginToken=T#y",
  })
  void addsTheTokenAndTakesEarlierOnesAway(String client, String sent) {
    assertEquals(URI.create(sent), of(client).with("T"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "/a",
        "//a.example",
        "https:",
        "https:///x",
        "https:a",
        "http://",
        "https://u@a.example/",
        "https://u:p@a.example",
        "HTTPS://a.example/",
        "https://a b/",
        "javascript:alert(1)",
        "JAVASCRIPT:1",
        "data:,x",
        "vbscript:x",
        "blob:https://a.example/x",
        "file:///x",
        "about:blank",
        "view-source:https://a.example/",
        "ftp://a.example/",
        "https://m\u00fcnchen.example/"
      })
  void refusesWhereNobodyIsToBeSent(String text) {
    assertTrue(parse(text, "javascript:", "data:", "https:").isEmpty());
  }

  @Test
  void refusesWhatIsTooLong() {
    assertTrue(parse("https://a.example/" + "x".repeat(2000)).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a.example/",
        "http://localhost.example/",
        "intent:x",
        "ms-msdt:x",
        "search-ms:x",
        "shell:x",
        "tel:112",
        "mailto:a@example.org",
        "feed:javascript:1",
        "x-javascript:1",
        "element://vector"
      })
  void letsOnlyTheOperatorTrustWhatMayBeAnything(String text) {
    assertTrue(parse(text).isEmpty());
    String scheme = text.substring(0, text.indexOf(':') + 1);
    String origin = scheme.equals("http:") ? text : scheme;
    assertTrue(parse(text, origin).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080/x",
        "http://127.0.0.1:1/",
        "http://[::1]:9/x",
        "io.element.desktop:/vector"
      })
  void letsWhatStaysOnTheMachine(String text) {
    assertTrue(parse(text).isPresent());
  }

  @Test
  void knowsWhomTheOperatorKnowsAndItself() {
    List<String> known = List.of("https://app.example.org/", "org.app:", "http://localhost:8080");
    assertTrue(of("https://app.example.org/x?y").known(known, SELF));
    assertTrue(of("https://APP.example.org").known(known, SELF));
    assertTrue(of("org.app:/login").known(known, SELF));
    assertTrue(of("http://localhost:8080/x").known(known, SELF));
    assertTrue(of("https://matrix.example.org/_matrix/static/client/login/").known(known, SELF));

    for (String other :
        List.of(
            "https://app.example.org:8443/",
            "https://app.example.org.evil.example/",
            "https://evil.example/https://app.example.org/",
            "org.app2:/",
            "http://localhost/")) {
      assertFalse(of(other).known(known, SELF), other);
    }
  }
}
