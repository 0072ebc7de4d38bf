package org.stagedoor.core.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What goes back over the wire, beside the headers that every answer has.
 *
 * @param status the HTTP status
 * @param type the Content-Type; empty for an answer without a body
 * @param body the body
 * @param headers further headers; may replace the usual ones
 */
record Answer(int status, String type, byte[] body, Map<String, String> headers) {
  static final String JSON = "application/json";

  private static final List<Map.Entry<String, String>> USUAL =
      List.of(
          Map.entry("Access-Control-Allow-Origin", "*"),
          Map.entry("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE, OPTIONS"),
          Map.entry(
              "Access-Control-Allow-Headers", "X-Requested-With, Content-Type, Authorization"),
          Map.entry("Cache-Control", "no-store"),
          Map.entry("X-Content-Type-Options", "nosniff"));

  /** Copies the headers. */
  Answer {
    headers = Map.copyOf(headers);
  }

  /**
   * Sends it, with the headers that every answer has: as a whole into the container's buffer, from
   * where it goes once the request is over. Were it written to the connection at once, or its
   * length told, a client that reads no answers would keep the thread that writes them.
   */
  void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setStatus(status);
    // Each is written once: to add takes less than to set, which looks for one to replace.
    for (Map.Entry<String, String> header : USUAL) {
      if (!headers.containsKey(header.getKey())) {
        response.addHeader(header.getKey(), header.getValue());
      }
    }
    headers.forEach(response::addHeader);
    if (!type.isEmpty()) {
      response.setContentType(type);
    }
    if ("HEAD".equals(request.getMethod())) {
      response.setContentLength(body.length);
      return;
    }
    // Also: beyond a part of its size, the buffer is passed by.
    response.setBufferSize(body.length + 1);
    response.getOutputStream().write(body);
  }
}
