package org.stagedoor.e2e.protocol;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.RawHttp;

/** Requests byte by byte, for what no HTTP client would send. */
record Raw(URI address) {
  /** Sends a request without a body; the request line and further headers are given. */
  Answer send(String requestLine, String... headers) throws Exception {
    return exchange(head(requestLine, headers), new byte[0]);
  }

  /** Sends a request with a body of JSON, or of what should be. */
  Answer post(String path, byte[] body, String... headers) throws Exception {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Type: application/json");
    all.add("Content-Length: " + body.length);
    return exchange(head("POST " + path + " HTTP/1.1", all.toArray(String[]::new)), body);
  }

  /** Sends a body of JSON in one chunk of the chunked encoding. */
  Answer postChunked(String path, byte[] body) throws Exception {
    try (RawHttp connection = new RawHttp(address)) {
      connection.send(
          head(
              "POST " + path + " HTTP/1.1",
              "Content-Type: application/json",
              "Transfer-Encoding: chunked"));
      return answer(connection.sendChunked(body).readAll());
    }
  }

  private Answer exchange(String head, byte[] body) throws Exception {
    try (RawHttp connection = new RawHttp(address)) {
      return answer(connection.send(head).send(body).readAll());
    }
  }

  private static String head(String requestLine, String... headers) {
    return requestLine
        + "\r\nHost: localhost\r\nConnection: close\r\n"
        + String.join("", List.of(headers).stream().map(header -> header + "\r\n").toList())
        + "\r\n";
  }

  private static Answer answer(String text) {
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new AssertionError("no answer: " + text);
    }
    List<String> lines = text.substring(0, end).lines().toList();
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : lines.subList(1, lines.size())) {
      String[] header = line.split(": *", 2);
      headers.computeIfAbsent(header[0], name -> new ArrayList<>()).add(header[1]);
    }
    return new Answer(
        Integer.parseInt(lines.get(0).split(" ", -1)[1]),
        HttpHeaders.of(headers, (name, value) -> true),
        new String(
            text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
  }
}
