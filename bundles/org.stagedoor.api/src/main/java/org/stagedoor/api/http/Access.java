package org.stagedoor.api.http;

/** Who may send a request to a route. */
public enum Access {
  /** Anybody; an access token is not looked at. */
  ANYBODY,
  /** Anybody, and an access token that is there must be good. */
  OPTIONAL,
  /**
   * Anybody, and a bad access token is as none: logging in, which clients do when theirs has become
   * bad, or what is open to all and easier for users.
   */
  LENIENT,
  /**
   * A registered user's access token is needed; guests are answered 403 {@code
   * M_GUEST_ACCESS_FORBIDDEN}.
   */
  USER,
  /** A user's or guest's access token is needed. */
  GUEST,
  /** As {@link #USER}, and an expired access token will do: logging out. */
  EXPIRED,
  /** An administrator's access token is needed; others are answered 403 {@code M_FORBIDDEN}. */
  ADMIN
}
