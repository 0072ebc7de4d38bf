package org.stagedoor.sso.trip;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Query strings. */
public final class Query {
  private Query() {}

  /** An address with further parameters. */
  public static URI added(URI address, Map<String, String> parameters) {
    StringBuilder text = new StringBuilder(address.toString());
    char mark = address.getRawQuery() == null ? '?' : '&';
    for (Map.Entry<String, String> one : new TreeMap<>(parameters).entrySet()) {
      text.append(mark).append(encoded(one.getKey())).append('=').append(encoded(one.getValue()));
      mark = '&';
    }
    return URI.create(text.toString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
