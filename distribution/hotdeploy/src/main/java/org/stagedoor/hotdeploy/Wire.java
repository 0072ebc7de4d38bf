package org.stagedoor.hotdeploy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.stagedoor.e2e.Answer;

/** Sends requests without a thread that waits for the answer. Any thread. */
public final class Wire {
  /** Longer than any update may keep a request waiting. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI address;
  private final Latencies latencies;

  /** To a server. */
  public Wire(URI address, Latencies latencies) {
    this.address = address;
    this.latencies = latencies;
  }

  /** How long requests took. */
  public Latencies latencies() {
    return latencies;
  }

  /** GET, now. */
  CompletableFuture<Answer> get(String token, String path) {
    return get(System.nanoTime(), token, path);
  }

  /**
   * The same for a request that was due before: its time counts from then.
   *
   * @param due {@link System#nanoTime}
   */
  CompletableFuture<Answer> get(long due, String token, String path) {
    return send(due, request(token, path).GET());
  }

  /** POST of JSON, in which single quotes stand for double ones, now. */
  CompletableFuture<Answer> post(String token, String path, String json) {
    return post(System.nanoTime(), token, path, json);
  }

  /**
   * The same for a request that was due before: its time counts from then.
   *
   * @param due {@link System#nanoTime}
   */
  CompletableFuture<Answer> post(long due, String token, String path, String json) {
    return send(
        due,
        request(token, path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.replace('\'', '"'))));
  }

  /** POST of a form with the browser's cookie, now. */
  CompletableFuture<Answer> submit(String path, String cookie, Map<String, String> form) {
    return send(
        System.nanoTime(),
        request("", path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Cookie", cookie)
            .POST(BodyPublishers.ofString(Form.encode(form))));
  }

  private HttpRequest.Builder request(String token, String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private CompletableFuture<Answer> send(long due, HttpRequest.Builder request) {
    return http.sendAsync(request.build(), BodyHandlers.ofString())
        .thenApply(
            response -> {
              latencies.add(due, System.nanoTime());
              return new Answer(response.statusCode(), response.headers(), response.body());
            });
  }
}
