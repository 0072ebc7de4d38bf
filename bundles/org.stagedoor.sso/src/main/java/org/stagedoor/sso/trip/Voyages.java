package org.stagedoor.sso.trip;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.IdentityProvider;
import org.stagedoor.api.account.IdentityProvider.Trip;
import org.stagedoor.api.account.IdentityProvider.Verdict;
import org.stagedoor.api.flow.Seals;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.json.Dict;

/**
 * Sends users to providers and hears what comes of it. All that is to be known again is sealed in
 * the {@code state} that travels with them.
 */
@Component(service = Voyages.class)
public final class Voyages {
  /** Where browsers come back, below the public address, followed by a slash and the provider. */
  public static final String CALLBACK = "/stagedoor/sso/callback";

  /** Where they come back from CAS, as servers have had it registered. */
  public static final String CAS_CALLBACK = "/_matrix/client/v3/login/cas/ticket";

  /** The protocol of providers that speak CAS. */
  public static final String CAS = "cas";

  /** The parameter that comes back. */
  public static final String STATE = "state";

  private static final String PURPOSE = "org.stagedoor.sso state";
  private static final Duration LIFE = Duration.ofMinutes(30);
  private static final int SECRET_BYTES = 32;

  /** A provider that hangs must not take all threads that answer requests. */
  private static final int MOST_ASKING = 32;

  private final Seals seals;
  private final Server server;
  private final SecureRandom random = new SecureRandom();
  private final Semaphore asking = new Semaphore(MOST_ASKING);

  /** Seals with the server's keys. */
  @Activate
  public Voyages(@Reference Seals seals, @Reference Server server) {
    this.seals = seals;
    this.server = server;
  }

  /**
   * Where to send the browser.
   *
   * @throws MatrixException 503 while the provider can't be used
   */
  public URI depart(IdentityProvider provider, Goal goal, Instant now, List<Locale> locales) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Voyage voyage = new Voyage(provider.description().id(), secret, now, goal);
    String state = seals.seal(PURPOSE, voyage.dict(), until(now));
    return provider.start(trip(provider, voyage, state, locales));
  }

  /** The voyage that a state is of; empty if we sent nobody away with it, or too long ago. */
  public Optional<Voyage> open(String state, Instant now) {
    return seals.open(PURPOSE, state, now).flatMap(Voyage::of);
  }

  /**
   * What the provider says of who came back. Blocks.
   *
   * @throws MatrixException 503 if the provider can't be asked now
   */
  public Verdict arrive(
      IdentityProvider provider, Voyage voyage, Dict parameters, List<Locale> locales) {
    if (!asking.tryAcquire()) {
      throw MatrixException.unavailable("Too many log-ins are under way");
    }
    try {
      String state = parameters.text(STATE).orElse("");
      return provider.finish(parameters, trip(provider, voyage, state, locales));
    } finally {
      asking.release();
    }
  }

  /** When a state that is sealed now stops being good. */
  public static Instant until(Instant now) {
    return now.plus(LIFE);
  }

  private Trip trip(IdentityProvider provider, Voyage voyage, String state, List<Locale> locales) {
    String path =
        provider.description().protocol().equals(CAS)
            ? CAS_CALLBACK
            : CALLBACK + "/" + voyage.provider();
    return new Trip(
        URI.create(server.publicUri() + path),
        state,
        voyage.secret(),
        voyage.fresh(),
        voyage.begun(),
        locales);
  }
}
