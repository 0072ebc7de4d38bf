package org.stagedoor.sso.oidc;

import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.stagedoor.api.remote.Remote;

/**
 * Asks the provider: within a time that holds for the body, too, for answers of a bounded length,
 * so many at once, and following no redirects, which could lead anywhere.
 */
final class Web implements HTTPRequestSender {
  /** More than the longest list of keys or claims that a sane provider has. */
  static final int MAX_ANSWER = 512 * 1024;

  private static final int AT_ONCE = 32;

  private final Remote remote;

  /**
   * A way to the provider.
   *
   * @param timeout how long one answer may take
   * @param tls whom to trust and what to show; empty for Java's
   */
  Web(Duration timeout, Optional<SSLContext> tls) {
    remote = new Remote(timeout, MAX_ANSWER, AT_ONCE, tls);
  }

  @Override
  public HTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
    return converted(remote.ask(sendable(request)));
  }

  /** What the provider gave for it, such as a token, may not fit into a request at all. */
  private static HttpRequest sendable(ReadOnlyHTTPRequest request) throws IOException {
    try {
      return converted(request);
    } catch (IllegalArgumentException e) {
      // Its words quote the value, which may be secret.
      throw new IOException("it gave what no request can hold");
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
