package org.stagedoor.account.token;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.stagedoor.api.account.UserId;

/**
 * What a login token says.
 *
 * @param user whom it lets in
 * @param expires when it stops being good
 * @param id tells it from all others
 */
record Ticket(UserId user, Instant expires, String id) {
  private static final String SEPARATOR = " ";

  String write() {
    String text =
        String.join(SEPARATOR, Long.toString(expires.toEpochMilli()), id, user.toString());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads what {@link #write} wrote; empty for anything else. */
  static Optional<Ticket> read(String written) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8);
      String[] parts = text.split(SEPARATOR, 3);
      if (parts.length < 3) {
        return Optional.empty();
      }
      Instant expires = Instant.ofEpochMilli(Long.parseLong(parts[0]));
      return UserId.parse(parts[2]).map(user -> new Ticket(user, expires, parts[1]));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
