package org.stagedoor.core.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The address of the page that leads through a whole flow.
 *
 * @param session the session's id
 */
record FlowLink(String session) {
  static final String SESSION = "session";
  static final String STAGE = "stage";

  /** Of the session whose page was asked for. */
  static FlowLink of(Incoming incoming) {
    return new FlowLink(incoming.query().getOrDefault(SESSION, ""));
  }

  /**
   * Below our public address.
   *
   * @param type the auth type whose page it is; empty for what comes next
   */
  String path(String type) {
    String path = "/stagedoor/flow?" + SESSION + "=" + encoded(session);
    return type.isEmpty() ? path : path + "&" + STAGE + "=" + encoded(type);
  }

  /** The address of the operation that a browser began the session for. */
  String back(String path, Map<String, String> query) {
    String segments =
        Stream.of(path.split("/", -1)).map(FlowLink::encoded).collect(Collectors.joining("/"));
    StringBuilder address = new StringBuilder(segments.replace("+", "%20"));
    address.append('?').append(SESSION).append('=').append(encoded(session));
    query.forEach(
        (key, value) ->
            address.append('&').append(encoded(key)).append('=').append(encoded(value)));
    return address.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Without the session, which is the client's secret. */
  @Override
  public String toString() {
    return "FlowLink";
  }
}
