package org.stagedoor.api.account;

import java.time.Instant;

/**
 * An account as it stands.
 *
 * @param user whose
 * @param kind what kind
 * @param state whether it can be used
 * @param hasPassword whether a password is set
 * @param created when it came to be
 */
public record Account(UserId user, Kind kind, State state, boolean hasPassword, Instant created) {
  /** Kinds of account. */
  public enum Kind {
    USER,
    GUEST,
    ADMIN,
    /** Made by an application service. */
    APPSERVICE
  }

  /** States of an account. */
  public enum State {
    ACTIVE,
    /** Suspended by an administrator; its tokens answer 401 {@code M_USER_LOCKED}. */
    LOCKED,
    /** Gone for good; its id is never free again. */
    DEACTIVATED
  }
}
