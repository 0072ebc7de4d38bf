package org.stagedoor.sso.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.stagedoor.api.account.IdentityProvider.Identity;
import org.stagedoor.api.account.IdentityProvider.Refused;
import org.stagedoor.api.account.IdentityProvider.Trip;
import org.stagedoor.api.account.IdentityProvider.Verdict;
import org.stagedoor.api.config.SettingsFile;
import org.stagedoor.api.json.Dict;
import org.stagedoor.testkit.TestJson;

/** A stand-in for a provider, this server's relation to it, and a browser on its way. */
final class Meeting implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMinutes(50);

  private final StandIn provider = new StandIn();
  private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor();
  private final Map<String, String> bound = new ConcurrentHashMap<>();
  private final Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final Relation relation;

  /** With settings beside the usual ones; {@code ISSUER} in them stands for the provider's. */
  Meeting(String... settings) throws InterruptedException, ExecutionException {
    Map<String, String> properties = new HashMap<>();
    properties.put("id", "there");
    properties.put("client.id", "stagedoor");
    properties.put(".client.secret", "a secret of at least 32 characters");
    properties.put("issuer", provider.issuer());
    for (int i = 0; i < settings.length; i += 2) {
      properties.put(settings[i], settings[i + 1].replace("ISSUER", provider.issuer()));
    }
    relation =
        new Relations(
                new TestJson(),
                (nonce, owner, until, now) -> {
                  String first = bound.putIfAbsent(nonce, owner);
                  return first == null ? owner : first;
                },
                Clock.systemUTC(),
                background,
                PAUSE)
            .open(OidcSettings.of(new SettingsFile(OidcProvider.PID, properties)));
    settle();
  }

  /** Waits for what was to be read by now. */
  private void settle() throws InterruptedException, ExecutionException {
    background.submit(() -> {}).get();
  }

  StandIn provider() {
    return provider;
  }

  Relation relation() {
    return relation;
  }

  Trip trip(boolean fresh) {
    return new Trip(
        URI.create("https://matrix.example.org/stagedoor/sso/callback/there"),
        "state.of-this_trip",
        "0123456789012345678901234567890123456789012",
        fresh,
        begun,
        List.of(Locale.GERMAN, Locale.ENGLISH));
  }

  /** The parameters of the address that the browser is sent to. */
  Map<String, String> departure(boolean fresh) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : relation.start(trip(fresh)).getRawQuery().split("&", 0)) {
      String[] parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }

  /** Claims of an ID token as it should be. */
  JWTClaimsSet.Builder claims() {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(provider.issuer())
        .subject("4711")
        .audience("stagedoor")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(60)))
        .claim("nonce", departure(false).get("nonce"))
        .claim("preferred_username", "alice");
  }

  /** What comes of it when the provider gives this token for the code. */
  Verdict back(String idToken) {
    provider.gives(idToken);
    return back();
  }

  Verdict back() {
    return relation.finish(Dict.of("code", "the code", "state", "x"), trip(false));
  }

  /** The same, when the user was to prove herself anew. */
  Verdict backFresh(JWTClaimsSet claims) {
    provider.gives(StandIn.signed(claims, StandIn.KEY));
    return relation.finish(Dict.of("code", "the code"), trip(true));
  }

  static Identity identity(Verdict verdict) {
    if (verdict instanceof Identity identity) {
      return identity;
    }
    throw new AssertionError(verdict);
  }

  static Refused refused(Verdict verdict) {
    if (verdict instanceof Refused refused) {
      return refused;
    }
    throw new AssertionError(verdict);
  }

  @Override
  public void close() {
    relation.close();
    background.shutdownNow();
    provider.close();
  }
}
