package org.stagedoor.api.remote;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * Asks other servers over HTTP: in a bounded time from the first byte to the last, for answers of a
 * bounded length, so many at once, and never where a redirect leads. Used by any thread; it keeps
 * connections.
 */
public final class Remote {
  private final HttpClient http;
  private final Duration timeout;
  private final int longest;
  private final Semaphore free;

  /**
   * One that waits and reads as long.
   *
   * @param timeout for a whole answer
   * @param longest how many bytes of an answer's body are read
   * @param atOnce how many may be asked for at the same time
   * @param tls whom to trust and what to show; empty for Java's
   */
  public Remote(Duration timeout, int longest, int atOnce, Optional<SSLContext> tls) {
    this.timeout = timeout;
    this.longest = longest;
    this.free = new Semaphore(atOnce);
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            // Without TLS the offer of a newer one is in each request, which not all servers like.
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER);
    tls.ifPresent(builder::sslContext);
    http = builder.build();
  }

  /**
   * Asks, and waits for the answer; its body is read as UTF-8.
   *
   * @throws HttpTimeoutException if it was not whole in time
   * @throws IOException if there is none, or the request can't be sent, or a longer one, or too
   *     many wait already; {@link InterruptedIOException} if the thread is to stop, and its
   *     interruption is kept
   */
  public HttpResponse<String> ask(HttpRequest request) throws IOException {
    if (!free.tryAcquire()) {
      throw new IOException("too many wait for it already");
    }
    try {
      return await(http.sendAsync(request, head -> new ShortText(longest)));
    } catch (IllegalArgumentException e) {
      // Its words quote the request, which may hold secrets.
      throw new IOException("what it is to be asked can't be sent");
    } finally {
      free.release();
    }
  }

  private HttpResponse<String> await(CompletableFuture<HttpResponse<String>> answer)
      throws IOException {
    try {
      // The request's own time limit ends with the headers; this one holds for the body as well.
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("it did not answer in time");
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("this server is being stopped");
    } finally {
      answer.cancel(true);
    }
  }
}
