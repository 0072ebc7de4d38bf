package org.stagedoor.core.http;

import java.util.ArrayList;
import java.util.List;

/**
 * The path of a request, taken from the request line itself: containers decode, merge slashes and
 * cut at semicolons before they hand a path on, and ids may hold all of these.
 *
 * @param raw the path as it was sent
 * @param segments what stands between the slashes, decoded
 */
record Target(String raw, List<String> segments) {
  /** More than any route has; bounds the work on a path of slashes. */
  private static final int MAX_SEGMENTS = 32;

  /** Copies the list. */
  Target {
    segments = List.copyOf(segments);
  }

  /**
   * Reads a path.
   *
   * @throws org.stagedoor.api.http.MatrixException 400 {@code M_UNRECOGNIZED} if it is not encoded
   *     properly
   */
  static Target parse(String raw) {
    List<String> segments = new ArrayList<>(8);
    int from = raw.startsWith("/") ? 1 : 0;
    while (segments.size() < MAX_SEGMENTS) {
      int slash = raw.indexOf('/', from);
      segments.add(PercentDecoder.segment(raw.substring(from, slash < 0 ? raw.length() : slash)));
      if (slash < 0) {
        return new Target(raw, segments);
      }
      from = slash + 1;
    }
    return new Target(raw, List.of()); // matches nothing
  }

  /** The whole path, decoded. */
  String path() {
    return raw.indexOf('%') < 0 ? raw : "/" + String.join("/", segments);
  }
}
