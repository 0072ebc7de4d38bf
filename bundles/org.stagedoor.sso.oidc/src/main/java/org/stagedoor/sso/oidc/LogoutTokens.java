package org.stagedoor.sso.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Identifier;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.account.IdentityProvider.Ended;
import org.stagedoor.api.account.Nonces;

/**
 * Verifies what a provider posts when somebody logged out there (OpenID Connect Back-Channel
 * Logout). Any thread; may wait for the provider's keys.
 */
final class LogoutTokens {
  /** How old a token may be: providers try again for a while. */
  private static final Duration GOOD = Duration.ofMinutes(10);

  private static final int MAX_TOKEN = 16 * 1024;

  private final ClientID client;
  private final Signatures signatures;
  private final Duration skew;
  private final Nonces nonces;
  private final Clock clock;

  LogoutTokens(ClientID client, Signatures signatures, Duration skew, Nonces nonces, Clock clock) {
    this.client = client;
    this.signatures = signatures;
    this.skew = skew;
    this.nonces = nonces;
    this.clock = clock;
  }

  /**
   * Who was logged out.
   *
   * @param token hostile
   * @throws Refusal if it is not genuine, for us, in time and here for the first time
   * @throws IOException if the provider's keys can't be had
   */
  Ended verify(String token, Metadata metadata, Issuer issuer) throws Refusal, IOException {
    LogoutTokenClaimsSet claims = genuine(token, metadata, issuer);
    Instant now = clock.instant();
    Instant until = checkTime(claims, now);
    String nonce = "org.stagedoor.sso.oidc " + issuer + " " + claims.getJWTID();
    String owner = UUID.randomUUID().toString();
    if (!nonces.bind(nonce, owner, until, now).equals(owner)) {
      throw Refusal.untrusted("logout token: it was here before");
    }
    return new Ended(value(claims.getSubject()), value(claims.getSessionID()));
  }

  private LogoutTokenClaimsSet genuine(String token, Metadata metadata, Issuer issuer)
      throws Refusal, IOException {
    if (token.length() > MAX_TOKEN) {
      throw Refusal.untrusted("logout token: too long");
    }
    LogoutTokenValidator validator =
        new LogoutTokenValidator(issuer, client, false, signatures.selector(metadata), null);
    try {
      return validator.validate(JWTParser.parse(token));
    } catch (ParseException | BadJOSEException | RateLimitReachedException e) {
      throw Refusal.untrusted("logout token: " + e.getMessage());
    } catch (JOSEException e) {
      throw new IOException("its keys can't be used: " + e.getMessage(), e);
    }
  }

  /** The validator does not look at the time. Until when the token must be remembered. */
  private Instant checkTime(LogoutTokenClaimsSet claims, Instant now) throws Refusal {
    Instant issued = claims.getIssueTime().toInstant();
    Instant until = issued.plus(GOOD).plus(skew);
    @Nullable Date end = claims.getExpirationTime();
    boolean expired = end != null && end.toInstant().plus(skew).isBefore(now);
    if (expired || until.isBefore(now) || issued.minus(skew).isAfter(now)) {
      throw Refusal.untrusted("logout token: out of time");
    }
    return until;
  }

  private static Optional<String> value(@Nullable Identifier identifier) {
    return Optional.ofNullable(identifier).map(Identifier::getValue);
  }
}
