package org.stagedoor.sso.cas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.api.account.IdentityProvider.Ended;
import org.stagedoor.api.account.IdentityProvider.Identity;
import org.stagedoor.api.account.IdentityProvider.Reason;
import org.stagedoor.api.account.IdentityProvider.Refused;
import org.stagedoor.api.account.IdentityProvider.Trip;
import org.stagedoor.api.account.IdentityProvider.Verdict;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;

/** A server of CAS, as it should be and as it should not. */
class CasProviderTest {
  private final Instant begun = Instant.now();
  private static final String ALICE =
      """
      <cas:authenticationSuccess>
        <cas:user>alice</cas:user>
        <cas:attributes>
          <cas:displayName>Alice Ash</cas:displayName>
          <cas:mail>alice@example.org</cas:mail>
          <cas:uid>4711</cas:uid>
          <cas:memberOf>staff</cas:memberOf>
          <cas:memberOf>chess</cas:memberOf>
          <cas:authenticationDate>%s</cas:authenticationDate>
        </cas:attributes>
      </cas:authenticationSuccess>
      """;

  private final StandIn server = new StandIn();

  @AfterEach
  void close() {
    server.close();
  }

  private CasProvider provider(String... settings) {
    Map<String, String> properties = new HashMap<>();
    properties.put("id", "campus");
    properties.put("server.url", server.url());
    properties.put("timeout.millis", "500");
    for (int i = 0; i < settings.length; i += 2) {
      properties.put(settings[i], settings[i + 1]);
    }
    return new CasProvider(properties);
  }

  private Trip trip(boolean fresh) {
    return new Trip(
        URI.create("https://matrix.example.org/_matrix/client/v3/login/cas/ticket"),
        "state.of-this_trip",
        "secret",
        fresh,
        begun,
        List.of(Locale.GERMAN));
  }

  private Verdict back(CasProvider provider, boolean fresh) {
    return provider.finish(Dict.of("ticket", "ST-1-abc.DEF", "state", "x"), trip(fresh));
  }

  private static Identity identity(Verdict verdict) {
    if (verdict instanceof Identity identity) {
      return identity;
    }
    throw new AssertionError(verdict);
  }

  private static Reason reason(Verdict verdict) {
    if (verdict instanceof Refused refused) {
      return refused.reason();
    }
    throw new AssertionError(verdict);
  }

  @Test
  void isAskedForATicketOfThisTrip() {
    assertEquals(
        server.url()
            + "/login?service=https%3A%2F%2Fmatrix.example.org%2F_matrix%2Fclient%2Fv3%2Flogin%2Fcas"
            + "%2Fticket%3Fstate%3Dstate.of-this_trip&locale=de",
        provider().start(trip(false)).toString());
    assertTrue(provider().start(trip(true)).getQuery().contains("&renew=true"));
  }

  @Test
  void saysWhoseTheTicketIs() {
    server.answer(StandIn.response(ALICE.formatted(begun)));

    Identity identity = identity(back(provider(), false));

    assertEquals("alice", identity.subject());
    assertEquals(Optional.of("alice"), identity.attributes().text("preferred_username"));
    assertEquals(Optional.of("Alice Ash"), identity.attributes().text("name"));
    assertEquals(Optional.of("alice@example.org"), identity.attributes().text("email"));
    assertEquals(Optional.of(List.of("staff", "chess")), identity.attributes().texts("memberOf"));
    assertEquals(Optional.of("ST-1-abc.DEF"), identity.session());
    assertEquals(
        "/cas/p3/serviceValidate?service=https%3A%2F%2Fmatrix.example.org%2F_matrix%2Fclient%2Fv3"
            + "%2Flogin%2Fcas%2Fticket%3Fstate%3Dstate.of-this_trip&ticket=ST-1-abc.DEF",
        server.asked().get(0));
  }

  @Test
  void mayBeOldOrNameUsersOtherwise() {
    server.answer(StandIn.response(ALICE.formatted(begun)));
    CasProvider provider =
        provider("protocol.version", "2", "attribute.subject", "uid", "require", "memberOf=chess");

    assertEquals("4711", identity(back(provider, false)).subject());
    assertTrue(server.asked().get(0).startsWith("/cas/serviceValidate?"));
    assertEquals(Reason.DENIED, reason(back(provider("require", "memberOf=board"), false)));
    assertEquals(Reason.UNTRUSTED, reason(back(provider("attribute.subject", "employee"), false)));
  }

  @Test
  void mustAskAnew() {
    server.answer(StandIn.response(ALICE.formatted(begun.plusSeconds(2) + "[UTC]")));
    assertEquals(
        Optional.of(begun.plusSeconds(2)), identity(back(provider(), true)).authenticated());
    assertTrue(server.asked().get(0).endsWith("&renew=true"));

    server.answer(StandIn.response(ALICE.formatted(begun.minusSeconds(3600))));
    assertEquals(Reason.STALE, reason(back(provider(), true)));

    server.answer(StandIn.response(ALICE.formatted("yesterday")));
    assertFalse(identity(back(provider(), true)).authenticated().orElseThrow().isBefore(begun));
  }

  @ParameterizedTest
  @CsvSource({"INVALID_TICKET,UNTRUSTED", "INVALID_SERVICE,UNTRUSTED", "INVALID_TICKET_SPEC,STALE"})
  void refusesATicket(String code, Reason reason) {
    server.answer(
        StandIn.response(
            "<cas:authenticationFailure code=\"" + code + "\">no</cas:authenticationFailure>"));

    assertEquals(reason, reason(back(provider(), true)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<cas:authenticationFailure code='INTERNAL_ERROR'/>",
        "<cas:authenticationFailure code='UNAUTHORIZED_SERVICE'/>",
        "<cas:authenticationFailure/>",
        ""
      })
  void mayNotWork(String inside) {
    server.answer(StandIn.response(inside));

    assertUnavailable();
  }

  private void assertUnavailable() {
    CasProvider provider = provider();
    assertEquals(503, assertThrows(MatrixException.class, () -> back(provider, false)).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<cas:authenticationSuccess/>",
        "<cas:authenticationSuccess><cas:user> </cas:user></cas:authenticationSuccess>",
        "<cas:authenticationSuccess><user>alice</user></cas:authenticationSuccess>",
        "<cas:authenticationSuccess><cas:user>alice<b>x</b></cas:user></cas:authenticationSuccess>",
        "<cas:authenticationSuccess><cas:user>alice</cas:user><cas:proxies><cas:proxy>x</cas:proxy>"
            + "</cas:proxies></cas:authenticationSuccess>"
      })
  void isNotBelieved(String inside) {
    server.answer(StandIn.response(inside));

    assertEquals(Reason.UNTRUSTED, reason(back(provider(), false)));
  }

  /** A failure wins, and comments do not cut a name short. */
  @Test
  void isReadAsAWhole() {
    server.answer(
        StandIn.response(
            "<cas:authenticationFailure code='INVALID_TICKET'/>" + ALICE.formatted(begun)));
    assertEquals(Reason.UNTRUSTED, reason(back(provider(), false)));

    server.answer(
        StandIn.response(
            "<cas:authenticationSuccess><cas:user>alice<!-- -->.evil</cas:user>"
                + "</cas:authenticationSuccess>"));
    assertEquals("alice.evil", identity(back(provider(), false)).subject());
  }

  /** 15,000 elements deep once ended in a StackOverflowError. */
  @Test
  void mayNestWithoutEnd() {
    String deep = "<a>".repeat(15_000) + "</a>".repeat(15_000);
    server.answer(
        StandIn.response(
            "<cas:authenticationSuccess><cas:user>alice"
                + deep
                + "</cas:user>"
                + "</cas:authenticationSuccess>"));
    assertUnavailable();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no",
        "{\"serviceResponse\":{}}",
        "<html><body>Maintenance</body></html>",
        "<serviceResponse><authenticationSuccess><user>a</user></authenticationSuccess>"
            + "</serviceResponse>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><cas:serviceResponse"
            + " xmlns:cas=\"http://www.yale.edu/tp/cas\"><cas:authenticationSuccess><cas:user>&e;"
            + "</cas:user></cas:authenticationSuccess></cas:serviceResponse>",
        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><x>&c;&c;&c;</x>",
        "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><x/>"
      })
  void mayAnswerAnything(String body) {
    server.answer(StandIn.xml(body));

    assertUnavailable();
  }

  @Test
  @Timeout(20)
  void mayAnswerWithoutEndOrNotAtAllOrElsewhere() {
    server.answer(StandIn.xml("<x>" + "x".repeat(1_000_000) + "</x>"));
    assertUnavailable();

    server.answer(
        exchange -> {
          exchange.getResponseHeaders().set("Location", server.url() + "/elsewhere");
          exchange.sendResponseHeaders(302, -1);
        });
    assertUnavailable();
    assertFalse(server.asked().contains("/cas/elsewhere"));

    server.close();
    assertUnavailable();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PT-1-proxy", "ST-", "ST-1&renew=false", "ST-1 x", "ST-\u00e9"})
  void isNotAskedAboutWhatIsNoTicket(String ticket) {
    Verdict verdict = provider().finish(Dict.of("ticket", ticket), trip(false));

    assertEquals(Reason.UNTRUSTED, reason(verdict));
    assertEquals(List.of(), server.asked());
  }

  @Test
  void tellsThatSomebodyLoggedOut() {
    String request =
        """
        <samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="x" Version="2.0">
          <saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">alice</saml:NameID>
          <samlp:SessionIndex>ST-1-abc.DEF</samlp:SessionIndex>
        </samlp:LogoutRequest>
        """;

    assertEquals(
        Optional.of(new Ended(Optional.empty(), Optional.of("ST-1-abc.DEF"))),
        provider().ended(Dict.of("logoutRequest", request)));
    for (String other :
        List.of("", "<x/>", "<!DOCTYPE x><x/>", request.replace("ST-1-abc.DEF", " "))) {
      assertEquals(Optional.empty(), provider().ended(Dict.of("logoutRequest", other)));
    }
    assertEquals(Optional.empty(), provider().ended(Dict.EMPTY));
  }

  @ParameterizedTest
  @CsvSource({
    "server.url,cas.example.org,'a http or https address without a query, not \"cas.example.org\"'",
    "server.url,https://x/?y=1,'a http or https address without a query, not \"https://x/?y=1\"'",
    "protocol.version,1,'3 or 2, not \"1\"'",
    "id,a b,'of 1 to 255 letters, digits, ., _, ~ and -, not \"a b\"'",
    "require,staff,'pairs like name=value, not \"staff\"'",
    "trust.file,/nowhere,'a file of certificates in PEM, not \"/nowhere\"'"
  })
  void isNotThereWithAMistake(String key, String value, String must) {
    SettingException told = assertThrows(SettingException.class, () -> provider(key, value));

    assertEquals("org.stagedoor.sso.cas: " + key + " must be " + must, told.getMessage());
  }

  @Test
  void keepsWhatWasInForceWhenAChangeIsAMistake() {
    CasProvider provider = provider("name", "Ours");
    provider.update(Map.of("server.url", "nowhere"));

    assertEquals("Ours", provider.description().name());
    assertEquals("cas", provider.description().protocol());
  }

  @Test
  void hasNoIdByItselfAndKeepsTheOneThatItHas() {
    assertThrows(SettingException.class, () -> provider("id", ""));

    CasProvider provider = provider("name", "Ours");
    provider.update(Map.of("id", "other", "name", "Theirs", "server.url", server.url()));
    assertEquals("campus", provider.description().id());
    assertEquals("Ours", provider.description().name());

    provider.update(Map.of("id", "campus", "name", "New", "server.url", server.url()));
    assertEquals("New", provider.description().name());
  }
}
