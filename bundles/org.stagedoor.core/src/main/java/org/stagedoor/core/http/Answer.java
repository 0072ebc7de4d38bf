package org.stagedoor.core.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

  /** Copies the headers. */
  Answer {
    headers = Map.copyOf(headers);
  }

  /** Sends it, with the headers that every answer has. */
  void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE, OPTIONS");
    response.setHeader(
        "Access-Control-Allow-Headers", "X-Requested-With, Content-Type, Authorization");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    for (Map.Entry<String, String> header : headers.entrySet()) {
      response.setHeader(header.getKey(), header.getValue());
    }
    if (!type.isEmpty()) {
      response.setContentType(type);
    }
    response.setContentLength(body.length);
    if (!"HEAD".equals(request.getMethod())) {
      response.getOutputStream().write(body);
    }
  }
}
