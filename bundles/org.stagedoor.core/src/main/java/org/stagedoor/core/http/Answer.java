package org.stagedoor.core.http;

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

  Answer {
    headers = Map.copyOf(headers);
  }
}
