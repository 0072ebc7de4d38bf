package org.stagedoor.webconsole;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/**
 * What every answer says to the browser. No script runs at all: our page has none, and the Web
 * Console's frame is readable without.
 */
final class PageHeaders {
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self';"
              + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
          "Cache-Control",
          "no-store",
          "Referrer-Policy",
          "same-origin",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin");

  private PageHeaders() {}

  static void set(HttpServletResponse response) {
    HEADERS.forEach(response::setHeader);
  }
}
