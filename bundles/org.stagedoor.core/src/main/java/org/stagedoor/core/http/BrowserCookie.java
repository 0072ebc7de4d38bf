package org.stagedoor.core.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The cookie that tells browsers apart; it names nobody and lives as long as the browser runs.
 *
 * @param secure whether browsers reach us encrypted
 * @param random makes the values
 */
record BrowserCookie(boolean secure, SecureRandom random) {
  private static final int BYTES = 18;
  private static final int LENGTH = 24;
  private static final String ATTRIBUTE = BrowserCookie.class.getName();

  private String name() {
    // With this prefix no neighbour on a sub-domain can set the cookie.
    return secure ? "__Host-stagedoor" : "stagedoor";
  }

  /** The value that the browser sent, if it looks like one of ours. */
  Optional<String> read(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return Optional.empty();
    }
    for (Cookie cookie : cookies) {
      if (cookie.getName().equals(name()) && isOurs(cookie.getValue())) {
        return Optional.of(cookie.getValue());
      }
    }
    return Optional.empty();
  }

  /** The browser's value; if it has none, one for it, the same for all of a request. */
  String of(HttpServletRequest request) {
    Optional<String> known = read(request);
    if (known.isPresent()) {
      return known.get();
    }
    if (request.getAttribute(ATTRIBUTE) instanceof String made) {
      return made;
    }
    String made = create();
    request.setAttribute(ATTRIBUTE, made);
    return made;
  }

  private String create() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The value of {@code Set-Cookie}. */
  String header(String value) {
    return name() + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
  }

  private static boolean isOurs(String value) {
    if (value.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = value.charAt(i);
      if (!(c == '-' || c == '_' || (c < 0x80 && Character.isLetterOrDigit(c)))) {
        return false;
      }
    }
    return true;
  }
}
