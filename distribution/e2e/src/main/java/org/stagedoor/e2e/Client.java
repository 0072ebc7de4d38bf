package org.stagedoor.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Talks to a server as a Matrix client does. Paths start with a slash. Immutable; any thread. */
public final class Client {
  /** The prefix of most calls. */
  public static final String V3 = "/_matrix/client/v3";

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final URI address;
  private final Map<String, String> headers;

  /** A client without an access token. */
  public Client(URI address) {
    this(address, Map.of("Content-Type", "application/json"));
  }

  private Client(URI address, Map<String, String> headers) {
    this.address = address;
    this.headers = Map.copyOf(headers);
  }

  /** The same client with an access token. */
  public Client as(String accessToken) {
    return with("Authorization", "Bearer " + accessToken);
  }

  /** The same client with another header, or another value of it. */
  public Client with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Client(address, more);
  }

  /** GET. */
  public Answer get(String path) throws IOException, InterruptedException {
    return send("GET", path, BodyPublishers.noBody());
  }

  /** POST with a JSON body. Single quotes stand for double ones, to be read more easily. */
  public Answer post(String path, String json, Object... values)
      throws IOException, InterruptedException {
    return send("POST", path, body(json, values));
  }

  /** PUT with a JSON body, as {@link #post}. */
  public Answer put(String path, String json, Object... values)
      throws IOException, InterruptedException {
    return send("PUT", path, body(json, values));
  }

  /** DELETE with a JSON body, as {@link #post}. */
  public Answer delete(String path, String json, Object... values)
      throws IOException, InterruptedException {
    return send("DELETE", path, body(json, values));
  }

  /** Any request. */
  public Answer send(String method, String path, BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(Duration.ofSeconds(30))
            .method(method, body);
    headers.forEach(request::header);
    HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  private static BodyPublisher body(String json, Object... values) {
    String filled = values.length == 0 ? json : String.format(Locale.ROOT, json, values);
    return BodyPublishers.ofString(filled.replace('\'', '"'));
  }
}
