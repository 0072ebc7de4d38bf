package org.stagedoor.sso.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.nimbusds.openid.connect.sdk.claims.AuthorizedParty;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.InvalidHashException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Verifies ID tokens. Any thread; may wait for the provider's keys. */
final class IdTokens {
  /** The longest that a genuine token is good for. */
  private static final Duration LONGEST = Duration.ofDays(31);

  private final ClientID client;
  private final Signatures signatures;
  private final Duration skew;
  private final Clock clock;

  IdTokens(ClientID client, Signatures signatures, Duration skew, Clock clock) {
    this.client = client;
    this.signatures = signatures;
    this.skew = skew;
    this.clock = clock;
  }

  /**
   * What the ID token says.
   *
   * @throws Refusal if it is missing, or not genuine, ours, of this departure and in time
   * @throws IOException if the provider's keys can't be had
   */
  IDTokenClaimsSet verify(OIDCTokens tokens, Nonce nonce, Metadata metadata, Issuer issuer)
      throws Refusal, IOException {
    @Nullable JWT token = tokens.getIDToken();
    if (token == null) {
      throw Refusal.untrusted("there is no ID token");
    }
    IDTokenValidator validator =
        new IDTokenValidator(issuer, client, signatures.selector(metadata), null);
    validator.setMaxClockSkew((int) skew.toSeconds());
    try {
      IDTokenClaimsSet claims = validator.validate(token, nonce);
      checkBegin(claims);
      checkEnd(claims);
      checkParty(claims);
      checkHash(tokens.getAccessToken(), token, claims.getAccessTokenHash());
      return claims;
    } catch (BadJOSEException | RateLimitReachedException e) {
      throw Refusal.untrusted("ID token: " + e.getMessage());
    } catch (JOSEException e) {
      throw new IOException("its keys can't be used: " + e.getMessage(), e);
    }
  }

  /** The validator does not look at this. */
  private void checkBegin(IDTokenClaimsSet claims) throws Refusal {
    if (claims.toJSONObject().get("nbf") == null) {
      return;
    }
    @Nullable Date begin = claims.getDateClaim("nbf");
    if (begin == null || begin.toInstant().minus(skew).isAfter(clock.instant())) {
      throw Refusal.untrusted("ID token: nbf is in the future");
    }
  }

  /** The validator takes any that has not come; one in years is a provider's mistake. */
  private void checkEnd(IDTokenClaimsSet claims) throws Refusal {
    @Nullable Date end = claims.getExpirationTime();
    if (end == null || end.toInstant().isAfter(clock.instant().plus(LONGEST).plus(skew))) {
      throw Refusal.untrusted("ID token: exp is more than " + LONGEST.toDays() + " days ahead");
    }
  }

  /** The validator looks at this for several audiences only, and then lets it be missing. */
  private void checkParty(IDTokenClaimsSet claims) throws Refusal {
    @Nullable AuthorizedParty party = claims.getAuthorizedParty();
    boolean needed = claims.getAudience().size() > 1;
    if (party == null ? needed : !party.getValue().equals(client.getValue())) {
      throw Refusal.untrusted("ID token: it was given to another client");
    }
  }

  private static void checkHash(AccessToken access, JWT token, @Nullable AccessTokenHash hash)
      throws Refusal {
    if (hash == null) {
      return;
    }
    try {
      AccessTokenValidator.validate(
          access, (com.nimbusds.jose.JWSAlgorithm) token.getHeader().getAlgorithm(), hash);
    } catch (InvalidHashException e) {
      throw Refusal.untrusted("ID token: at_hash is of another access token");
    }
  }
}
