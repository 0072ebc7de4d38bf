package org.stagedoor.sso.oidc;

import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * Asks the provider: within a time that holds for the body, too, for answers of a bounded length,
 * so many at once, and following no redirects, which could lead anywhere.
 */
final class Web implements HTTPRequestSender {
  /** More than the longest list of keys or claims that a sane provider has. */
  static final int MAX_ANSWER = 512 * 1024;

  private static final int AT_ONCE = 32;

  private final HttpClient client;
  private final Duration timeout;
  private final Semaphore free = new Semaphore(AT_ONCE);

  /**
   * A way to the provider.
   *
   * @param timeout how long one answer may take
   * @param tls whom to trust and what to show; empty for Java's
   */
  Web(Duration timeout, Optional<SSLContext> tls) {
    this.timeout = timeout;
    HttpClient.Builder builder =
        HttpClient.newBuilder().connectTimeout(timeout).followRedirects(HttpClient.Redirect.NEVER);
    tls.ifPresent(builder::sslContext);
    client = builder.build();
  }

  @Override
  public HTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
    if (!free.tryAcquire()) {
      throw new IOException("too many wait for it already");
    }
    try {
      return converted(await(client.sendAsync(converted(request), answer -> body())));
    } finally {
      free.release();
    }
  }

  private static ShortText body() {
    return new ShortText(MAX_ANSWER);
  }

  private HttpResponse<String> await(CompletableFuture<HttpResponse<String>> answer)
      throws IOException {
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("it did not answer in time", e);
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } finally {
      answer.cancel(true);
    }
  }

  private static HttpRequest converted(ReadOnlyHTTPRequest request) {
    String body = request.getBody();
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.getURI())
            .method(
                request.getMethod().name(),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    request
        .getHeaderMap()
        .forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
    return builder.build();
  }

  private static HTTPResponse converted(HttpResponse<String> answer) {
    HTTPResponse converted = new HTTPResponse(answer.statusCode());
    answer
        .headers()
        .map()
        .forEach((name, values) -> converted.setHeader(name, values.toArray(String[]::new)));
    converted.setBody(answer.body());
    return converted;
  }
}
