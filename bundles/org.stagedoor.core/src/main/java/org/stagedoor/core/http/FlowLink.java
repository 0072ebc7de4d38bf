package org.stagedoor.core.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

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

  /** Below our public address. */
  String path() {
    return "/stagedoor/" + relative("");
  }

  /** From a page of the flow itself; so it works under whichever name the browser knows us by. */
  String relative(String type) {
    String base = "flow?" + SESSION + "=" + encoded(session);
    return type.isEmpty() ? base : base + "&" + STAGE + "=" + encoded(type);
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
