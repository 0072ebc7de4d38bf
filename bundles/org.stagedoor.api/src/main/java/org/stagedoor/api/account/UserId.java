package org.stagedoor.api.account;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A user id, {@code @localpart:server}, at most 255 bytes. User Identifiers in the specification's
 * appendices.
 *
 * @param localpart the part before the colon; of the historical grammar, so not empty here
 * @param server the server name
 */
public record UserId(String localpart, String server) {
  private static final int MAX_BYTES = 255;
  private static final Pattern HISTORICAL = Pattern.compile("[\\x21-\\x39\\x3B-\\x7E]+");
  private static final Pattern STRICT = Pattern.compile("[a-z0-9._=/+-]+");
  private static final Pattern SERVER =
      Pattern.compile("(?:[A-Za-z0-9.-]{1,230}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

  /**
   * Checks the grammar.
   *
   * @throws IllegalArgumentException if it is no user id
   */
  public UserId {
    if (!HISTORICAL.matcher(localpart).matches()
        || !SERVER.matcher(server).matches()
        || localpart.length() + server.length() + 2 > MAX_BYTES) {
      throw new IllegalArgumentException("no user id");
    }
  }

  /** The user id that a text is, if it is one. */
  public static Optional<UserId> parse(String text) {
    int colon = text.indexOf(':');
    if (!text.startsWith("@") || colon < 2) {
      return Optional.empty();
    }
    return of(text.substring(1, colon), text.substring(colon + 1));
  }

  /** The user id of two parts, if they make one. */
  public static Optional<UserId> of(String localpart, String server) {
    try {
      return Optional.of(new UserId(localpart, server));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether the local part is of the grammar for new users: {@code a-z 0-9 . _ = / + -}. */
  public boolean strict() {
    return STRICT.matcher(localpart).matches();
  }

  /** The whole id, {@code @localpart:server}. */
  @Override
  public String toString() {
    return "@" + localpart + ":" + server;
  }
}
