package org.stagedoor.webconsole;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/** Whether a request comes from a page of this server, by what browsers say of it unasked. */
final class SameSite {
  private SameSite() {}

  /** False also if the browser says nothing. */
  static boolean accepts(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin")) {
      return false;
    }
    String origin = request.getHeader("Origin");
    String host = request.getHeader("Host");
    if (origin == null || host == null) {
      return site != null;
    }
    try {
      return host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
