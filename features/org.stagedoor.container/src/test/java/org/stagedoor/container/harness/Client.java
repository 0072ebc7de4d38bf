package org.stagedoor.container.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Predicate;

/** Sends requests to a server on this machine, by any number of threads. */
public final class Client {
  /** How long a condition is waited for; nothing takes nearly as long. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;

  /** A client of a server at a port. */
  public Client(int port) {
    this.server = URI.create("http://127.0.0.1:" + port);
  }

  /** Sends a POST with a JSON body. */
  public Answer post(String path, String json) {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(path))
            .header("Content-Type", "application/json")
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    long start = System.nanoTime();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return Answer.of(response, Duration.ofNanos(System.nanoTime() - start));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Sends a POST again and again until the answer is as wanted: for what follows from a change in
   * the container, which is told to nobody.
   */
  public Answer await(String path, String json, Predicate<Answer> wanted) {
    return Await.until(
        () -> {
          try {
            return post(path, json);
          } catch (UncheckedIOException e) {
            return new Answer(0, String.valueOf(e.getMessage()), Duration.ZERO);
          }
        },
        wanted);
  }
}
