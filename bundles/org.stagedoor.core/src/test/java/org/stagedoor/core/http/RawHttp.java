package org.stagedoor.core.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.stagedoor.api.json.Dict;
import org.stagedoor.core.json.GsonCodec;

/** Sends bytes as no client library would, and reads what comes back. */
record RawHttp(int port) {
  /**
   * An answer.
   *
   * @param head status line and headers
   * @param body the body's bytes as Latin-1
   */
  record Response(String head, String body) {
    int status() {
      return Integer.parseInt(head.substring(9, 12));
    }

    List<String> headers(String name) {
      List<String> values = new ArrayList<>();
      for (String line : head.split("\r\n", -1)) {
        int colon = line.indexOf(':');
        if (colon > 0 && line.substring(0, colon).equalsIgnoreCase(name)) {
          values.add(line.substring(colon + 1).strip());
        }
      }
      return values;
    }

    Optional<String> header(String name) {
      return headers(name).stream().findFirst();
    }

    Dict json() {
      byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
      return new GsonCodec().read(new String(bytes, StandardCharsets.UTF_8));
    }

    String errcode() {
      return json().text("errcode").orElse("");
    }
  }

  /** Sends a request without a body. */
  Response send(String method, String target, String... headers) throws IOException {
    return exchange(head(method, target, headers) + "\r\n");
  }

  /** Sends a request with a body. */
  Response send(String method, String target, byte[] body, String... headers) throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    String head = head(method, target, headers) + "Content-Length: " + body.length + "\r\n\r\n";
    request.write(head.getBytes(StandardCharsets.ISO_8859_1));
    request.write(body);
    return exchange(request.toByteArray());
  }

  /** Sends a request with a body that is text. */
  Response json(String method, String target, String body, String... headers) throws IOException {
    return send(method, target, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  private static String head(String method, String target, String... headers) {
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    head.append("Host: localhost\r\nConnection: close\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head.toString();
  }

  Response exchange(String request) throws IOException {
    return exchange(request.getBytes(StandardCharsets.ISO_8859_1));
  }

  Response exchange(byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(request);
      out.flush();
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      int end = answer.indexOf("\r\n\r\n");
      if (end < 0) {
        throw new IOException("no answer: " + answer);
      }
      String head = answer.substring(0, end);
      String body = answer.substring(end + 4);
      boolean chunked = head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
      return new Response(head, chunked ? unchunked(body) : body);
    }
  }

  private static String unchunked(String body) {
    StringBuilder whole = new StringBuilder();
    int at = 0;
    while (true) {
      int line = body.indexOf("\r\n", at);
      int length = Integer.parseInt(body.substring(at, line), 16);
      if (length == 0) {
        return whole.toString();
      }
      whole.append(body, line + 2, line + 2 + length);
      at = line + 2 + length + 2;
    }
  }
}
