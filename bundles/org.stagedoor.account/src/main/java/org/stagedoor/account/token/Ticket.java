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
 * @param generation of what proves the user, at the time it was made
 * @param expires when it stops being good
 * @param id tells it from all others
 */
record Ticket(UserId user, long generation, Instant expires, String id) {
  private static final String SEPARATOR = " ";

  String write() {
    String text =
        String.join(
            SEPARATOR,
            Long.toString(expires.toEpochMilli()),
            Long.toString(generation),
            id,
            user.toString());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads what {@link #write} wrote; empty for anything else. */
  static Optional<Ticket> read(String written) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8);
      String[] parts = text.split(SEPARATOR, 4);
      if (parts.length < 4) {
        return Optional.empty();
      }
      Instant expires = Instant.ofEpochMilli(Long.parseLong(parts[0]));
      long generation = Long.parseLong(parts[1]);
      return UserId.parse(parts[3]).map(user -> new Ticket(user, generation, expires, parts[2]));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
