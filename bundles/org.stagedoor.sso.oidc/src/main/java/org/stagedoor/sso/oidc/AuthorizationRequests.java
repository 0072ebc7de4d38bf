package org.stagedoor.sso.oidc;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.stagedoor.api.account.IdentityProvider.Trip;

/** Makes the addresses that browsers are sent away to. Any thread. */
final class AuthorizationRequests {
  private static final int MAX_LANGUAGES = 5;

  private final ClientID client;
  private final Asking asking;

  AuthorizationRequests(ClientID client, Asking asking) {
    this.client = client;
    this.asking = asking;
  }

  /** One such address. */
  URI address(Trip trip, Metadata metadata) {
    TripSecrets secrets = TripSecrets.of(trip.secret());
    AuthorizationRequest.Builder request =
        new AuthorizationRequest.Builder(ResponseType.CODE, client)
            .endpointURI(metadata.authorization())
            .redirectionURI(trip.callback())
            .state(new State(trip.state()));
    if (!asking.scope().isEmpty()) {
      request.scope(new Scope(asking.scope()));
    }
    asking.parameters().forEach((name, value) -> request.customParameter(name, value));
    if (asking.pkce()) {
      // RFC 7636: the plain method would show the secret to the browser.
      request.codeChallenge(secrets.verifier(), CodeChallengeMethod.S256);
    }
    if (metadata.issuer().isPresent()) {
      request.customParameter("nonce", secrets.nonce().getValue());
      request.customParameter("ui_locales", languages(trip.locales()));
      if (trip.fresh()) {
        request.customParameter("prompt", "login").customParameter("max_age", "0");
      }
    }
    return request.build().toURI();
  }

  private static String languages(List<Locale> locales) {
    return locales.stream()
        .limit(MAX_LANGUAGES)
        .map(Locale::toLanguageTag)
        .collect(Collectors.joining(" "));
  }
}
