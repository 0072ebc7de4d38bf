package org.stagedoor.validation.session;

import java.util.Optional;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.account.ValidationSessions.Request;

/**
 * What somebody who asks for a message is to its addressee. The messages of each are counted apart,
 * lest what strangers ask for an address keeps its owner from asking.
 */
enum Standing {
  /** Anybody, for a new account or to add it to one. */
  STRANGER,
  /** Anybody, to act for the account that has the address. */
  RESETTING,
  /** A user whose access token was sent, for an address that need not be hers. */
  MEMBER,
  /** The user whose access token was sent, for an address of her account. */
  OWNER;

  /**
   * The standing for a request. Without an access token it is by the purpose alone: what is refused
   * must not tell whether the address has an account.
   *
   * @param owner who has the address
   */
  static Standing of(Request request, Optional<UserId> owner) {
    Optional<UserId> requester = request.requester();
    if (requester.isPresent() && requester.equals(owner)) {
      return OWNER;
    }
    return switch (request.purpose()) {
      case REGISTER -> STRANGER;
      case ADD -> requester.isPresent() ? MEMBER : STRANGER;
      case RESET -> RESETTING;
    };
  }

  /**
   * Whether the reserve may be spent.
   *
   * @param inhibit whether nobody is told who has an account: an address without one must be
   *     treated as one with, hence resetting is anybody's
   */
  boolean privileged(boolean inhibit) {
    return switch (this) {
      case STRANGER -> false;
      case RESETTING -> !inhibit;
      case MEMBER, OWNER -> true;
    };
  }
}
