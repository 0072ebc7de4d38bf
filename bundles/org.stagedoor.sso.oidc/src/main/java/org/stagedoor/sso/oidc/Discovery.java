package org.stagedoor.sso.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads in the background what the provider publishes of itself (OpenID Connect Discovery), again
 * and again. What was read last holds while the provider is away.
 */
final class Discovery implements Directory {
  private static final Duration EVERY = Duration.ofHours(1);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final Source source;
  private final Web web;
  private final Health health;
  private final ScheduledExecutorService background;
  private volatile @Nullable Metadata known;
  private volatile @Nullable ScheduledFuture<?> next;
  private volatile boolean closed;

  /**
   * Where it is published.
   *
   * @param document the document's address
   * @param issuer who it must be of
   * @param byTls whether we prove ourselves by a certificate
   */
  record Source(URI document, String issuer, boolean byTls) {}

  /**
   * Begins to read.
   *
   * @param background one thread will do
   */
  Discovery(Source source, Web web, Health health, ScheduledExecutorService background) {
    this.source = source;
    this.web = web;
    this.health = health;
    this.background = background;
    in(Duration.ZERO, FIRST_PAUSE);
  }

  @Override
  public Metadata now() {
    Metadata now = known;
    if (now == null) {
      throw health.away();
    }
    return now;
  }

  private void in(Duration delay, Duration pause) {
    if (!closed) {
      next = background.schedule(() -> look(pause), delay.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void look(Duration pause) {
    Duration longer = pause.multipliedBy(2);
    try {
      known = read();
      health.works();
      in(EVERY, FIRST_PAUSE);
    } catch (IOException | ParseException | RuntimeException e) {
      // The schedule must go on, whatever hostile answer found a gap in a parser.
      health.fails(source.document() + ": " + e.getMessage());
      in(pause, longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE);
    }
  }

  private Metadata read() throws IOException, ParseException {
    HTTPRequest request = new HTTPRequest(HTTPRequest.Method.GET, source.document());
    request.setAccept("application/json");
    HTTPResponse answer = request.send(web);
    if (answer.getStatusCode() != 200) {
      throw new IOException("it answered " + answer.getStatusCode());
    }
    OIDCProviderMetadata published = OIDCProviderMetadata.parse(answer.getBody());
    String issuer = published.getIssuer().getValue();
    if (!issuer.equals(source.issuer())) {
      throw new IOException("it is of " + issuer + ", not of " + source.issuer());
    }
    return Metadata.of(published, source.byTls());
  }

  @Override
  public void close() {
    closed = true;
    ScheduledFuture<?> waiting = next;
    if (waiting != null) {
      waiting.cancel(false);
    }
  }
}
