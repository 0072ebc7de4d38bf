package org.stagedoor.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The site of an identity provider, where who comes says who she is: she types it into a form, and
 * is sent back.
 */
final class IdentitySite implements AutoCloseable {
  private final HttpServer server;

  IdentitySite() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/login", IdentitySite::form);
    server.createContext("/back", IdentitySite::back);
    server.start();
  }

  private static void form(HttpExchange exchange) throws IOException {
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    String page =
        """
        <!DOCTYPE html><html lang="en"><title>Elsewhere</title><form action="/back">
        <input type="hidden" name="redirect_uri" value="%s"><input type="hidden" name="state" value="%s">
        <input name="code" aria-label="Who are you?"><button>Log in</button></form></html>
        """
            .formatted(query.get("redirect_uri"), query.get("state"));
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void back(HttpExchange exchange) throws IOException {
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    String who = URLEncoder.encode(query.getOrDefault("code", ""), StandardCharsets.UTF_8);
    String back =
        query.get("redirect_uri")
            + "?state="
            + URLEncoder.encode(query.getOrDefault("state", ""), StandardCharsets.UTF_8)
            + "&code="
            + who
            + "&name="
            + who;
    exchange.getResponseHeaders().set("Location", back);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  /** The parameters of a query string. */
  static Map<String, String> query(String raw) {
    return Stream.of(raw.split("&", -1))
        .map(one -> one.split("=", 2))
        .collect(
            Collectors.toMap(
                one -> one[0], one -> URLDecoder.decode(one[1], StandardCharsets.UTF_8)));
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
