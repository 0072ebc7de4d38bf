package org.stagedoor.sso.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stagedoor.api.account.IdentityProvider.Reason;
import org.stagedoor.api.http.MatrixException;

/** Which ID tokens are believed. */
class IdTokensTest {
  private static final String SHARED = "a secret of at least 32 characters";

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong("another's audience", claims -> claims.audience("somebody")),
        wrong("no audience", claims -> claims.audience(List.of())),
        wrong("audiences without azp", claims -> claims.audience(List.of("stagedoor", "other"))),
        wrong("another party", claims -> claims.claim("azp", "other")),
        wrong("another issuer", claims -> claims.issuer("https://evil.example.org")),
        wrong("the issuer with a slash", claims -> claims.issuer(slashed(claims))),
        wrong("another trip", claims -> claims.claim("nonce", "of another trip")),
        wrong("no nonce", claims -> claims.claim("nonce", null)),
        wrong("expired", claims -> claims.expirationTime(in(-62))),
        wrong("never expires", claims -> claims.expirationTime(null)),
        wrong("good for years", claims -> claims.expirationTime(in(3_000_000))),
        wrong("from the future", claims -> claims.issueTime(in(120))),
        wrong("not yet", claims -> claims.notBeforeTime(in(120))),
        wrong("proved in the future", claims -> claims.claim("auth_time", in(120))),
        wrong("nobody", claims -> claims.subject(null)),
        wrong("another access token", claims -> claims.claim("at_hash", "AAAAAAAAAAAAAAAAAAAAAA")));
  }

  private static Arguments wrong(String what, UnaryOperator<JWTClaimsSet.Builder> change) {
    return Arguments.of(what, change);
  }

  private static String slashed(JWTClaimsSet.Builder claims) {
    return claims.build().getIssuer() + "/";
  }

  private static Date in(int seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void refuses(String what, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
    try (Meeting meeting = new Meeting()) {
      String token = StandIn.signed(change.apply(meeting.claims()).build(), StandIn.KEY);

      assertUntrusted(meeting, token);
    }
  }

  private static void assertUntrusted(Meeting meeting, String token) {
    assertEquals(Reason.UNTRUSTED, Meeting.refused(meeting.back(token)).reason());
  }

  private static void assertTrusted(Meeting meeting, String token) {
    assertEquals("4711", Meeting.identity(meeting.back(token)).subject());
  }

  @Test
  void forgivesClocksThatDiffer() throws Exception {
    try (Meeting meeting = new Meeting()) {
      JWTClaimsSet claims =
          meeting.claims().expirationTime(in(-30)).issueTime(in(-90)).notBeforeTime(in(30)).build();

      assertTrusted(meeting, StandIn.signed(claims, StandIn.KEY));
    }
  }

  @Test
  void takesOursAmongOthersIfItIsGivenToUs() throws Exception {
    try (Meeting meeting = new Meeting()) {
      JWTClaimsSet.Builder claims = meeting.claims().audience(List.of("stagedoor", "other"));

      assertTrusted(meeting, StandIn.signed(claims.claim("azp", "stagedoor").build(), StandIn.KEY));
    }
  }

  @Test
  void refusesWhatIsNotSigned() throws Exception {
    try (Meeting meeting = new Meeting()) {
      assertUntrusted(meeting, new PlainJWT(meeting.claims().build()).serialize());
    }
  }

  @Test
  void refusesWhatAnotherSignedInTheKeysName() throws Exception {
    try (Meeting meeting = new Meeting()) {
      assertUntrusted(
          meeting, StandIn.signed(meeting.claims().build(), StandIn.OTHER_KEY, "first"));
    }
  }

  /** Or whoever knows the public key could sign with it. */
  @Test
  void refusesWhatIsSignedByWhatIsPublic() throws Exception {
    try (Meeting meeting = new Meeting()) {
      byte[] published = StandIn.KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
      assertUntrusted(meeting, hmac(meeting, published));
      assertUntrusted(meeting, hmac(meeting, SHARED.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void takesTheSharedSecretOnlyWhereThatIsConfigured() throws Exception {
    try (Meeting meeting = new Meeting("algorithms", "HS256")) {
      assertTrusted(meeting, hmac(meeting, SHARED.getBytes(StandardCharsets.UTF_8)));
      assertUntrusted(meeting, StandIn.signed(meeting.claims().build(), StandIn.KEY));
    }
  }

  private static String hmac(Meeting meeting, byte[] secret) throws Exception {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(),
            meeting.claims().build());
    token.sign(new MACSigner(secret));
    return token.serialize();
  }

  @Test
  void followsTheProviderToANewKey() throws Exception {
    try (Meeting meeting = new Meeting()) {
      assertTrusted(meeting, StandIn.signed(meeting.claims().build(), StandIn.KEY));
      meeting.provider().keys(StandIn.OTHER_KEY);

      assertTrusted(meeting, StandIn.signed(meeting.claims().build(), StandIn.OTHER_KEY));
      assertUntrusted(meeting, StandIn.signed(meeting.claims().build(), StandIn.KEY));
    }
  }

  @Test
  void doesNotAskForEachKeyThatSomebodyNames() throws Exception {
    try (Meeting meeting = new Meeting()) {
      assertTrusted(meeting, StandIn.signed(meeting.claims().build(), StandIn.KEY));
      for (int i = 0; i < 10; i++) {
        assertUntrusted(
            meeting, StandIn.signed(meeting.claims().build(), StandIn.OTHER_KEY, "made up " + i));
      }

      assertTrue(meeting.provider().asked("/keys").size() <= 2);
      assertTrusted(meeting, StandIn.signed(meeting.claims().build(), StandIn.KEY));
    }
  }

  @Test
  void saysThatKeysCannotBeHad() throws Exception {
    try (Meeting meeting = new Meeting()) {
      meeting.provider().answer("/keys", StandIn.json(500, ""));
      String token = StandIn.signed(meeting.claims().build(), StandIn.KEY);

      assertEquals(503, assertThrows(MatrixException.class, () -> meeting.back(token)).status());

      meeting.provider().keys(StandIn.KEY);
      assertTrusted(meeting, token);
    }
  }

  @Test
  void refusesATokenThatIsNone() throws Exception {
    try (Meeting meeting = new Meeting()) {
      meeting
          .provider()
          .answer(
              "/token", StandIn.json(200, "{\"access_token\":\"a\",\"token_type\":\"Bearer\"}"));

      assertEquals(Reason.UNTRUSTED, Meeting.refused(meeting.back()).reason());
    }
  }
}
