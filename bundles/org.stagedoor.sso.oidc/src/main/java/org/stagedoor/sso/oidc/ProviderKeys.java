package org.stagedoor.sso.oidc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The provider's public keys. They are fetched when first needed, after an hour, and when a token
 * names a key that is not among them; this last not oftener than twice in a while, since anybody
 * can name keys. While they can't be fetched the old ones hold for a day.
 */
final class ProviderKeys {
  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration WAIT_FOR_ANOTHERS_FETCH = Duration.ofSeconds(3);
  private static final Duration HOLD = Duration.ofDays(1);

  private final Web web;
  private final Duration pause;
  private @Nullable Fetched fetched;

  private record Fetched(URI address, JWKSource<SecurityContext> keys) {}

  /**
   * Keys not fetched yet.
   *
   * @param pause in which time they are fetched twice at most for unknown names
   */
  ProviderKeys(Web web, Duration pause) {
    this.web = web;
    this.pause = pause;
  }

  /** Those at an address; a new address forgets what was fetched from the old one. */
  synchronized JWKSource<SecurityContext> at(URI address) {
    Fetched now = fetched;
    if (now == null || !now.address().equals(address)) {
      now = new Fetched(address, source(address));
      fetched = now;
    }
    return now.keys();
  }

  private JWKSource<SecurityContext> source(URI address) {
    try {
      return JWKSourceBuilder.create(address.toURL(), this::fetch)
          .cache(FRESH.toMillis(), WAIT_FOR_ANOTHERS_FETCH.toMillis())
          .refreshAheadCache(false)
          .rateLimited(pause.toMillis())
          .outageTolerant(HOLD.toMillis())
          .build();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Resource fetch(URL address) throws IOException {
    HTTPRequest request = new HTTPRequest(HTTPRequest.Method.GET, address);
    request.setAccept("application/jwk-set+json, application/json");
    HTTPResponse answer = request.send(web);
    if (answer.getStatusCode() != 200) {
      throw new IOException(address + " answered " + answer.getStatusCode());
    }
    return new Resource(answer.getBody(), "application/json");
  }
}
