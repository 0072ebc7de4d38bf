package org.stagedoor.hotdeploy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A provider of captchas to whom every response is right. */
public final class CaptchaProvider implements AutoCloseable {
  private static final byte[] RIGHT = "{\"success\":true}".getBytes(StandardCharsets.UTF_8);
  private static final int THREADS = 4;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  /** On a free port. */
  public CaptchaProvider() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, RIGHT.length);
            exchange.getResponseBody().write(RIGHT);
          }
        });
    server.start();
  }

  String verifyUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/verify";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
