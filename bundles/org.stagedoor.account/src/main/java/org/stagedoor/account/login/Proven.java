package org.stagedoor.account.login;

import org.stagedoor.api.account.UserId;

/**
 * Who logs in, as a log-in type found out.
 *
 * @param user the user
 * @param use uses up what proved it, in the transaction that opens the device; throws if somebody
 *     else was quicker
 */
record Proven(UserId user, Runnable use) {
  /** A proof that is not used up, like a password. */
  static Proven lasting(UserId user) {
    return new Proven(user, () -> {});
  }
}
