package org.stagedoor.sso.cas;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
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
 * Asks the server: within a time that holds for the body, too, for answers of a bounded length, so
 * many at once, and following no redirects, which could lead anywhere.
 */
final class Web {
  private static final int MAX_ANSWER = 128 * 1024;
  private static final int AT_ONCE = 32;

  private final HttpClient client;
  private final Duration timeout;
  private final Semaphore free = new Semaphore(AT_ONCE);

  /**
   * A way to the server.
   *
   * @param timeout how long an answer may take
   * @param tls whom to trust; empty for whom Java does
   */
  Web(Duration timeout, Optional<SSLContext> tls) {
    this.timeout = timeout;
    HttpClient.Builder builder =
        HttpClient.newBuilder().connectTimeout(timeout).followRedirects(HttpClient.Redirect.NEVER);
    tls.ifPresent(builder::sslContext);
    client = builder.build();
  }

  /**
   * The body of an answer.
   *
   * @throws IOException if there is none in time, or it has another status than 200
   */
  String get(URI address) throws IOException {
    if (!free.tryAcquire()) {
      throw new IOException("too many wait for it already");
    }
    try {
      HttpRequest request = HttpRequest.newBuilder(address).header("Accept", "text/xml").build();
      HttpResponse<String> answer =
          await(client.sendAsync(request, head -> new ShortText(MAX_ANSWER)));
      if (answer.statusCode() != 200) {
        throw new IOException("it answered " + answer.statusCode());
      }
      return answer.body();
    } finally {
      free.release();
    }
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
}
