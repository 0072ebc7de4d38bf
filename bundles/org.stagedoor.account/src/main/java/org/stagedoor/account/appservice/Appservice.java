package org.stagedoor.account.appservice;

import java.util.List;
import java.util.regex.Pattern;
import org.stagedoor.api.account.UserId;

/**
 * An application service, as its file registers it.
 *
 * @param id its name, unique on this server
 * @param token the {@code as_token} by which it is known
 * @param sender its own user
 * @param users the users that it may act for
 */
record Appservice(String id, String token, UserId sender, List<Namespace> users) {
  Appservice {
    users = List.copyOf(users);
  }

  /**
   * Some users.
   *
   * @param pattern of their whole ids; as on other servers, only the start needs to match
   * @param exclusive whether nobody else may have such names
   */
  record Namespace(Pattern pattern, boolean exclusive) {
    boolean has(UserId user) {
      return pattern.matcher(user.toString()).lookingAt();
    }
  }

  /** Whether it may act for the user. */
  boolean has(UserId user) {
    return sender.equals(user) || users.stream().anyMatch(names -> names.has(user));
  }

  /** Whether nobody else may have the user's name. */
  boolean claims(UserId user) {
    return sender.equals(user)
        || users.stream().anyMatch(names -> names.exclusive() && names.has(user));
  }

  /** Whether one could not tell which of the two it is. */
  boolean collides(Appservice other) {
    return id.equals(other.id) || token.equals(other.token);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "Appservice[" + id + "]";
  }
}
