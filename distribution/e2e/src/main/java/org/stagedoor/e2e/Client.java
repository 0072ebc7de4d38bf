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
import java.util.Locale;

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
  private final String token;

  /** A client without an access token. */
  public Client(URI address) {
    this(address, "");
  }

  private Client(URI address, String token) {
    this.address = address;
    this.token = token;
  }

  /** The same client with an access token. */
  public Client as(String accessToken) {
    return new Client(address, accessToken);
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
            .header("Content-Type", "application/json")
            .method(method, body);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  private static BodyPublisher body(String json, Object... values) {
    String filled = values.length == 0 ? json : String.format(Locale.ROOT, json, values);
    return BodyPublishers.ofString(filled.replace('\'', '"'));
  }
}
