package org.stagedoor.sso.trip;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;

/** Query strings. */
public final class Query {
  private static final int MAX = 8192;

  private Query() {}

  /**
   * An address with further parameters.
   *
   * @param parameters hostile
   * @throws MatrixException 413 {@code M_TOO_LARGE} if it does not fit into a header
   */
  public static URI added(URI address, Map<String, String> parameters) {
    StringBuilder text = new StringBuilder(address.toString());
    char mark = address.getRawQuery() == null ? '?' : '&';
    for (Map.Entry<String, String> one : new TreeMap<>(parameters).entrySet()) {
      text.append(mark).append(encoded(one.getKey())).append('=').append(encoded(one.getValue()));
      mark = '&';
    }
    if (text.length() > MAX) {
      throw new MatrixException(413, Errcode.TOO_LARGE, "What came back is too long");
    }
    return URI.create(text.toString());
  }

  /** A text as a part of an address. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
