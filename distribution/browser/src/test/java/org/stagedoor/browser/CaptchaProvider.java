package org.stagedoor.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Stands in for a provider of captchas: its script shows a box to tick, and its check takes what
 * the box leaves in the form.
 */
final class CaptchaProvider implements AutoCloseable {
  private static final String SCRIPT =
      """
      document.querySelectorAll(".g-recaptcha").forEach(function (place) {
        var label = document.createElement("label");
        var box = document.createElement("input");
        var response = document.createElement("input");
        box.type = "checkbox";
        response.type = "hidden";
        response.name = "g-recaptcha-response";
        box.addEventListener("change", function () {
          response.value = box.checked ? "ticked" : "";
        });
        label.append(box, " I am not a robot");
        place.append(label, response);
      });
      """;

  private final HttpServer server;

  CaptchaProvider() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api.js", exchange -> send(exchange, "text/javascript", SCRIPT));
    server.createContext(
        "/verify",
        exchange -> {
          String form =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          send(
              exchange,
              "application/json",
              "{\"success\":" + form.contains("response=ticked") + "}");
        });
    server.start();
  }

  private static void send(HttpExchange exchange, String type, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Without a slash at its end. */
  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
