package org.stagedoor.sso.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stagedoor.api.account.IdentityProvider.Identity;
import org.stagedoor.api.account.IdentityProvider.Reason;
import org.stagedoor.api.account.IdentityProvider.Verdict;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;

/** The way to the provider and back. */
class CodeFlowTest {
  @Test
  void saysWhoItIs() throws Exception {
    try (Meeting meeting = new Meeting()) {
      JWTClaimsSet claims = meeting.claims().claim("sid", "session 1").build();

      Identity identity = Meeting.identity(meeting.back(StandIn.signed(claims, StandIn.KEY)));

      assertEquals("4711", identity.subject());
      assertEquals(Optional.of("session 1"), identity.session());
      assertEquals(Dict.of("sub", "4711", "preferred_username", "alice"), identity.attributes());
    }
  }

  @Test
  void bindsTheCodeAndTheTokenToTheTrip() throws Exception {
    try (Meeting meeting = new Meeting("parameters", "hd=example.org")) {
      Map<String, String> asked = meeting.departure(false);
      meeting.back(StandIn.signed(meeting.claims().build(), StandIn.KEY));

      assertEquals("code", asked.get("response_type"));
      assertEquals("openid profile email", asked.get("scope"));
      assertEquals("state.of-this_trip", asked.get("state"));
      assertEquals("de en", asked.get("ui_locales"));
      assertEquals("example.org", asked.get("hd"));
      assertEquals("S256", asked.get("code_challenge_method"));
      assertFalse(asked.containsKey("prompt"));
      String form = meeting.provider().asked("/token").get(0).body();
      String verifier = form.replaceFirst(".*code_verifier=([^&]+).*", "$1");
      assertEquals(
          CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier)).getValue(),
          asked.get("code_challenge"));
      assertFalse(asked.containsValue(verifier));
      assertTrue(form.contains("redirect_uri=https%3A%2F%2Fmatrix.example.org%2F"), form);
    }
  }

  @Test
  void hasTheUserProveHerselfAnew() throws Exception {
    try (Meeting meeting = new Meeting()) {
      Map<String, String> asked = meeting.departure(true);
      assertEquals("login", asked.get("prompt"));
      assertEquals("0", asked.get("max_age"));
      Instant begun = meeting.trip(true).begun();
      Date old = Date.from(begun.minusSeconds(3600));
      Date anew = Date.from(begun.plusSeconds(1));

      Verdict stale = meeting.backFresh(meeting.claims().claim("auth_time", old).build());
      Verdict silent = meeting.backFresh(meeting.claims().build());
      Verdict fresh = meeting.backFresh(meeting.claims().claim("auth_time", anew).build());

      assertEquals(Reason.STALE, Meeting.refused(stale).reason());
      assertEquals(Reason.STALE, Meeting.refused(silent).reason());
      assertEquals(Optional.of(anew.toInstant()), Meeting.identity(fresh).authenticated());
    }
  }

  @Test
  void takesTheDifferenceOfClocksOut() throws Exception {
    try (Meeting meeting = new Meeting()) {
      Instant begun = meeting.trip(true).begun();
      Date slow = Date.from(begun.minusSeconds(30));

      Verdict verdict = meeting.backFresh(meeting.claims().claim("auth_time", slow).build());

      assertEquals(Optional.of(begun), Meeting.identity(verdict).authenticated());
    }
  }

  @Test
  void believesWhoVouchesToHaveAskedAnew() throws Exception {
    try (Meeting meeting = new Meeting("vouches", "true")) {
      Verdict verdict = meeting.backFresh(meeting.claims().build());

      Instant then = Meeting.identity(verdict).authenticated().orElseThrow();
      assertFalse(then.isBefore(meeting.trip(true).begun()));
    }
  }

  /** It would be written into the log as the provider's failure. */
  @Test
  void takesWhatTheBrowserSaysForNoFailureOfTheProvider() throws Exception {
    try (Meeting meeting = new Meeting()) {
      Metadata there = meeting.relation().directory().now();
      MatrixException told =
          assertThrows(
              MatrixException.class,
              () -> ReturnedCode.of(Dict.of("error", "server_error"), there));
      assertEquals(503, told.status());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "access_denied,CANCELLED",
    "login_required,CANCELLED",
    "unauthorized_client,DENIED",
    "'<script>',DENIED"
  })
  void hearsThatTheProviderRefuses(String error, Reason reason) throws Exception {
    try (Meeting meeting = new Meeting()) {
      Verdict verdict = meeting.relation().finish(Dict.of("error", error), meeting.trip(false));

      assertEquals(reason, Meeting.refused(verdict).reason());
      assertFalse(Meeting.refused(verdict).detail().contains("<"));
      assertEquals(List.of(), meeting.provider().asked("/token"));
    }
  }

  @Test
  void refusesTheAnswerOfAnotherProvider() throws Exception {
    try (Meeting meeting = new Meeting()) {
      Dict other = Dict.of("code", "x", "iss", "https://evil.example.org");

      Verdict verdict = meeting.relation().finish(other, meeting.trip(false));

      assertEquals(Reason.UNTRUSTED, Meeting.refused(verdict).reason());
      assertEquals(List.of(), meeting.provider().asked("/token"));
    }
  }

  @Test
  void insistsOnTheIssuerOfWhoPromisesToNameIt() throws Exception {
    Metadata promises =
        new Metadata(
            Optional.of(new Issuer("https://id.example.org")),
            URI.create("https://id.example.org/a"),
            URI.create("https://id.example.org/t"),
            Optional.empty(),
            Optional.empty(),
            true,
            List.of());
    Dict named = Dict.of("code", "x", "iss", "https://id.example.org");

    assertThrows(Refusal.class, () -> ReturnedCode.of(Dict.of("code", "x"), promises));
    assertEquals("x", ReturnedCode.of(named, promises).getValue());
  }

  @Test
  void refusesWhatIsNoCode() throws Exception {
    try (Meeting meeting = new Meeting()) {
      Dict huge = Dict.of("code", "x".repeat(10_000));
      for (Dict parameters : List.of(Dict.EMPTY, Dict.of("code", ""), huge)) {
        Verdict verdict = meeting.relation().finish(parameters, meeting.trip(false));

        assertEquals(Reason.UNTRUSTED, Meeting.refused(verdict).reason());
      }
    }
  }

  @Test
  void refusesACodeThatWasUsed() throws Exception {
    try (Meeting meeting = new Meeting()) {
      meeting.provider().answer("/token", StandIn.json(400, "{\"error\":\"invalid_grant\"}"));

      assertEquals(Reason.UNTRUSTED, Meeting.refused(meeting.back()).reason());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401|{\"error\":\"invalid_client\"}",
        "200|{\"error\":\"incorrect_client_credentials\"}",
        "500|oops",
        "200|<html>",
        "200|{}",
        "302|{}",
        "200|{\"access_token\":7}",
        "200|{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\"x\"}"
      })
  void saysThatAProviderOrItsSettingsDoNotWork(int status, String body) throws Exception {
    try (Meeting meeting = new Meeting()) {
      meeting.provider().answer("/token", StandIn.json(status, body));

      assertEquals(503, assertThrows(MatrixException.class, meeting::back).status());
    }
  }

  @Test
  void asksForMoreIfItIsTo() throws Exception {
    try (Meeting meeting = new Meeting("user.info", "true")) {
      String more =
          "{'sub':'4711','preferred_username':'other','email':'a@b.org','email_verified':'true'}";
      meeting.provider().answer("/userinfo", StandIn.json(200, more.replace('\'', '"')));

      Identity identity =
          Meeting.identity(meeting.back(StandIn.signed(meeting.claims().build(), StandIn.KEY)));

      assertEquals(Optional.of("alice"), identity.attributes().text("preferred_username"));
      assertEquals(Optional.of("a@b.org"), identity.attributes().text("email"));
      assertEquals(Optional.of(true), identity.attributes().flag("email_verified"));
      assertEquals(
          "Bearer access", meeting.provider().asked("/userinfo").get(0).header("Authorization"));
    }
  }

  @Test
  void refusesWhatIsSaidOfSomebodyElse() throws Exception {
    try (Meeting meeting = new Meeting("user.info", "true")) {
      meeting.provider().answer("/userinfo", StandIn.json(200, "{\"sub\":\"4712\"}"));

      Verdict verdict = meeting.back(StandIn.signed(meeting.claims().build(), StandIn.KEY));

      assertEquals(Reason.UNTRUSTED, Meeting.refused(verdict).reason());
    }
  }

  @Test
  void letsInWhomTheOperatorDoes() throws Exception {
    try (Meeting meeting = new Meeting("require", "groups=matrix groups=staff hd=example.org")) {
      JWTClaimsSet.Builder claims = meeting.claims().claim("hd", "example.org");
      String member =
          StandIn.signed(claims.claim("groups", List.of("chess", "staff")).build(), StandIn.KEY);
      String stranger =
          StandIn.signed(claims.claim("groups", List.of("chess")).build(), StandIn.KEY);

      assertEquals("4711", Meeting.identity(meeting.back(member)).subject());
      assertEquals(Reason.DENIED, Meeting.refused(meeting.back(stranger)).reason());
    }
  }

  @Test
  void speaksOauthAlone() throws Exception {
    try (Meeting meeting =
        new Meeting(
            "preset", "github",
            "authorization.url", "ISSUER/login/oauth/authorize",
            "token.url", "ISSUER/token",
            "user.info.url", "ISSUER/user")) {
      meeting
          .provider()
          .answer(
              "/token", StandIn.json(200, "{\"access_token\":\"gho\",\"token_type\":\"bearer\"}"));
      meeting
          .provider()
          .answer(
              "/user",
              StandIn.json(200, "{\"id\":583231,\"login\":\"octocat\",\"name\":\"The Cat\"}"));

      Map<String, String> asked = meeting.departure(true);
      Dict back = Dict.of("code", "x", "iss", "https://github.com/login/oauth");
      Identity identity = Meeting.identity(meeting.relation().finish(back, meeting.trip(false)));

      assertEquals("read:user", asked.get("scope"));
      assertFalse(asked.containsKey("nonce"));
      assertTrue(asked.containsKey("code_challenge"));
      assertEquals("oauth2", meeting.relation().description().protocol());
      assertEquals("583231", identity.subject());
      assertEquals(Optional.of("octocat"), identity.attributes().text("preferred_username"));
      assertEquals(Optional.of("The Cat"), identity.attributes().text("name"));
    }
  }
}
