package org.stagedoor.sso.cas;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.stagedoor.api.remote.Remote;

/**
 * Asks the server: within a time that holds for the body, too, for answers of a bounded length, so
 * many at once, and following no redirects, which could lead anywhere.
 */
final class Web {
  private static final int MAX_ANSWER = 128 * 1024;
  private static final int AT_ONCE = 32;

  private final Remote remote;

  /**
   * A way to the server.
   *
   * @param timeout how long an answer may take
   * @param tls whom to trust; empty for whom Java does
   */
  Web(Duration timeout, Optional<SSLContext> tls) {
    remote = new Remote(timeout, MAX_ANSWER, AT_ONCE, tls);
  }

  /**
   * The body of an answer.
   *
   * @throws IOException if there is none in time, or it has another status than 200
   */
  String get(URI address) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(address).header("Accept", "text/xml").build();
    HttpResponse<String> answer = remote.ask(request);
    if (answer.statusCode() != 200) {
      throw new IOException("it answered " + answer.statusCode());
    }
    return answer.body();
  }
}
