package org.stagedoor.webconsole;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a browser sends of who uses it (HTTP Basic).
 *
 * @param user the user name or id; may be empty, since the token tells
 * @param token the access token
 */
record Credentials(String user, String token) {
  private static final String SCHEME = "basic ";

  /** Reads the header {@code Authorization}; whatever it is. */
  static Optional<Credentials> read(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
      String text = new String(bytes, StandardCharsets.UTF_8);
      // Of a user id, @alice:example.org, the colon belongs to it; a token has none.
      int colon = text.lastIndexOf(':');
      return colon < 0 || colon == text.length() - 1
          ? Optional.empty()
          : Optional.of(new Credentials(text.substring(0, colon), text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "Credentials[" + user + "]";
  }
}
