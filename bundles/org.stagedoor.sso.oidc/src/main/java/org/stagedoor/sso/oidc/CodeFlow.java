package org.stagedoor.sso.oidc;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.stagedoor.api.account.IdentityProvider.Identity;
import org.stagedoor.api.account.IdentityProvider.Trip;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;

/**
 * The way back: from the code that the browser brought to who it is.
 *
 * @param asking what was asked for
 * @param reading how the answers are understood
 * @param tokens exchanges the code
 * @param idTokens verifies who it is
 * @param userInfo asks for more
 * @param freshness judges when the user proved herself
 * @param json reads claims
 */
record CodeFlow(
    Asking asking,
    Reading reading,
    TokenRequests tokens,
    IdTokens idTokens,
    UserInfoRequests userInfo,
    Freshness freshness,
    JsonCodec json) {
  private static final int MAX_SESSION = 255;

  /**
   * Who it is.
   *
   * @param parameters of the callback; hostile
   * @throws Refusal if the provider does not say so, or is not to be believed
   * @throws IOException if it can't be asked
   */
  Identity identity(Dict parameters, Trip trip, Metadata metadata) throws Refusal, IOException {
    TripSecrets secrets = TripSecrets.of(trip.secret());
    AuthorizationCode code = ReturnedCode.of(parameters, metadata);
    OIDCTokens given =
        tokens.exchange(
            code,
            trip.callback(),
            Optional.of(secrets.verifier()).filter(verifier -> asking.pkce()),
            metadata.token());
    Optional<Issuer> issuer = metadata.issuer();
    return issuer.isPresent()
        ? proved(
            idTokens.verify(given, secrets.nonce(), metadata, issuer.get()), given, trip, metadata)
        : told(given, trip, metadata);
  }

  /** By OpenID Connect. */
  private Identity proved(IDTokenClaimsSet token, OIDCTokens given, Trip trip, Metadata metadata)
      throws Refusal, IOException {
    Dict claims = read(token.toJSONString());
    Optional<Instant> authenticated =
        freshness.check(
            Optional.ofNullable(token.getAuthenticationTime()).map(date -> date.toInstant()), trip);
    if (reading.userInfo() && metadata.userInfo().isPresent()) {
      Dict more = userInfo.ask(given.getAccessToken(), metadata.userInfo().get());
      if (!more.text("sub").equals(claims.text("sub"))) {
        throw Refusal.untrusted("the user info is of somebody else");
      }
      // What is signed wins.
      claims = more.with(claims);
    }
    return identity(claims, authenticated);
  }

  /** By OAuth 2.0 alone: the access token came from the provider itself, and so does the answer. */
  private Identity told(OIDCTokens given, Trip trip, Metadata metadata)
      throws Refusal, IOException {
    Dict claims = userInfo.ask(given.getAccessToken(), metadata.userInfo().orElseThrow());
    return identity(claims, freshness.check(Optional.empty(), trip));
  }

  private Identity identity(Dict all, Optional<Instant> authenticated) throws Refusal {
    Claims claims = new Claims(reading);
    claims.check(all);
    return new Identity(
        claims.subject(all),
        claims.attributes(all),
        authenticated,
        all.text("sid").filter(sid -> !sid.isEmpty() && sid.length() <= MAX_SESSION));
  }

  private Dict read(String claims) throws Refusal {
    try {
      return json.read(claims);
    } catch (MatrixException e) {
      throw Refusal.untrusted("ID token: " + e.error());
    }
  }
}
