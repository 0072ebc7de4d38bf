package org.stagedoor.sso.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stagedoor.api.account.IdentityProvider.Ended;
import org.stagedoor.api.json.Dict;

/** Which back-channel logouts are believed. */
class LogoutTokensTest {
  private static final Map<String, Object> EVENT =
      Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of());

  private static JWTClaimsSet.Builder claims(Meeting meeting) {
    return new JWTClaimsSet.Builder()
        .issuer(meeting.provider().issuer())
        .audience("stagedoor")
        .subject("4711")
        .issueTime(in(0))
        .expirationTime(in(120))
        .jwtID(UUID.randomUUID().toString())
        .claim("sid", "session 1")
        .claim("events", EVENT);
  }

  private static Optional<Ended> ended(Meeting meeting, JWTClaimsSet claims) {
    String token = StandIn.signed(claims, StandIn.KEY);
    return meeting.relation().ended(Dict.of("logout_token", token));
  }

  @Test
  void saysWhoseSessionEnded() throws Exception {
    try (Meeting meeting = new Meeting()) {
      assertEquals(
          Optional.of(new Ended(Optional.of("4711"), Optional.of("session 1"))),
          ended(meeting, claims(meeting).build()));
      assertEquals(
          Optional.of(new Ended(Optional.empty(), Optional.of("session 1"))),
          ended(meeting, claims(meeting).subject(null).build()));
    }
  }

  @Test
  void countsOnce() throws Exception {
    try (Meeting meeting = new Meeting()) {
      JWTClaimsSet claims = claims(meeting).build();

      assertEquals(true, ended(meeting, claims).isPresent());
      assertEquals(Optional.empty(), ended(meeting, claims));
    }
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong("another's audience", claims -> claims.audience("other")),
        wrong("another issuer", claims -> claims.issuer("https://evil.example.org")),
        wrong("an ID token", claims -> claims.claim("events", null).claim("nonce", "x")),
        wrong("with a nonce", claims -> claims.claim("nonce", "x")),
        wrong("nobody's", claims -> claims.subject(null).claim("sid", null)),
        wrong("without an id", claims -> claims.jwtID(null)),
        wrong("old", claims -> claims.issueTime(in(-700))),
        wrong("expired", claims -> claims.expirationTime(in(-70))),
        wrong("from the future", claims -> claims.issueTime(in(90))));
  }

  private static Arguments wrong(String what, UnaryOperator<JWTClaimsSet.Builder> change) {
    return Arguments.of(what, change);
  }

  private static Date in(int seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void refuses(String what, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
    try (Meeting meeting = new Meeting()) {
      assertEquals(Optional.empty(), ended(meeting, change.apply(claims(meeting)).build()));
    }
  }

  @Test
  void refusesWhatAnotherSigned() throws Exception {
    try (Meeting meeting = new Meeting()) {
      String token = StandIn.signed(claims(meeting).build(), StandIn.OTHER_KEY, "first");

      assertEquals(Optional.empty(), meeting.relation().ended(Dict.of("logout_token", token)));
    }
  }

  @Test
  void refusesWhatIsNoToken() throws Exception {
    try (Meeting meeting = new Meeting()) {
      for (String text : new String[] {"", "x", "a.b.c", "x".repeat(100_000)}) {
        assertEquals(Optional.empty(), meeting.relation().ended(Dict.of("logout_token", text)));
      }
      assertEquals(Optional.empty(), meeting.relation().ended(Dict.EMPTY));
    }
  }
}
