package org.stagedoor.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** A balancer for machines without nginx: as little of one as the tests need. */
final class InProcess implements Balancer {
  private static final int BAD_GATEWAY = 502;
  private static final List<String> PASSED_ON = List.of("Content-Type", "Authorization");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger turn = new AtomicInteger();
  private final List<URI> nodes;
  private final HttpServer server;
  private final List<HttpServer> doors = new ArrayList<>();

  private InProcess(List<URI> nodes) throws IOException {
    this.nodes = nodes;
    this.server = listen(turn::getAndIncrement);
    for (int i = 0; i < nodes.size(); i++) {
      int first = i;
      doors.add(listen(() -> first));
    }
  }

  static InProcess start(List<Node> nodes) throws IOException {
    return new InProcess(nodes.stream().map(Node::address).toList());
  }

  private HttpServer listen(IntSupplier first) throws IOException {
    HttpServer listening =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    listening.setExecutor(threads);
    listening.createContext("/", exchange -> serve(exchange, first.getAsInt()));
    listening.start();
    return listening;
  }

  private void serve(HttpExchange exchange, int first) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      for (int i = 0; i < nodes.size(); i++) {
        URI node = nodes.get(Math.floorMod(first + i, nodes.size()));
        try {
          answer(exchange, client.send(request(exchange, node, body), BodyHandlers.ofByteArray()));
          return;
        } catch (ConnectException away) {
          // The next one is asked.
        } catch (IOException broken) {
          break;
        }
      }
      exchange.sendResponseHeaders(BAD_GATEWAY, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static HttpRequest request(HttpExchange exchange, URI node, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(node + exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    for (String header : PASSED_ON) {
      exchange
          .getRequestHeaders()
          .getOrDefault(header, List.of())
          .forEach(value -> request.header(header, value));
    }
    List<String> hops =
        new ArrayList<>(exchange.getRequestHeaders().getOrDefault("X-Forwarded-For", List.of()));
    hops.add(exchange.getRemoteAddress().getAddress().getHostAddress());
    return request.header("X-Forwarded-For", String.join(", ", hops)).build();
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> response)
      throws IOException {
    for (String header : List.of("Content-Type", "Retry-After")) {
      response
          .headers()
          .firstValue(header)
          .ifPresent(value -> exchange.getResponseHeaders().set(header, value));
    }
    byte[] body = response.body();
    exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public URI address() {
    return address(server);
  }

  @Override
  public List<URI> doors() {
    return doors.stream().map(InProcess::address).toList();
  }

  private static URI address(HttpServer listening) {
    return URI.create("http://127.0.0.1:" + listening.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    doors.forEach(door -> door.stop(0));
    threads.shutdownNow();
  }
}
