package org.stagedoor.sms.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Answers as Twilio's documentation says that it does, or worse; it is not Twilio. */
final class TwilioStandIn implements AutoCloseable {
  static final String TAKEN =
      """
      {"sid":"SM87105da94bff44b999e4e6eb90d8eb6a","status":"queued","error_code":null,"to":"+1"}
      """;

  /** What came in. */
  record Request(String line, String authorization, String type, String body) {}

  private final HttpServer server;
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile Reply reply = exchange -> answer(exchange, 201, TAKEN);

  /** An answer. */
  @FunctionalInterface
  interface Reply {
    void give(HttpExchange exchange) throws IOException, InterruptedException;
  }

  TwilioStandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(
        Executors.newCachedThreadPool(
            run -> {
              Thread thread = new Thread(run, "twilio-stand-in");
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/", this::serve);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  void answers(int status, String body) {
    reply = exchange -> answer(exchange, status, body);
  }

  /** Documented errors are of this form. */
  void fails(int status, int code) {
    answers(
        status,
        "{\"code\":%d,\"message\":\"about +4915123456789\",\"more_info\":\"\",\"status\":%d}"
            .formatted(code, status));
  }

  void redirects(String target) {
    reply =
        exchange -> {
          exchange.getResponseHeaders().set("Location", target);
          answer(exchange, 307, "");
        };
  }

  /** Takes the request, and is gone. */
  void dies() {
    reply = HttpExchange::close;
  }

  /** Begins to answer, and never ends. */
  void hangs() {
    reply =
        exchange -> {
          exchange.sendResponseHeaders(201, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          end.await();
        };
  }

  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(
        new Request(
            exchange.getRequestMethod() + " " + exchange.getRequestURI(),
            String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
            String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
            body));
    try {
      reply.give(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
  }
}
