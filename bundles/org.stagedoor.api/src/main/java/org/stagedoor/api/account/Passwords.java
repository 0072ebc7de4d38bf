package org.stagedoor.api.account;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Hashes and checks passwords; a service of the bundle of {@code m.login.password}, so that log-in,
 * registration and that stage agree. May be called from any thread; both methods take tens of
 * milliseconds of processor time on purpose, the number of those that run at once is bounded, and
 * the others wait.
 */
@ProviderType
public interface Passwords {
  /**
   * The longest password, in UTF-16 units; hashing more is work for nothing. Passwords that are
   * longer, or no valid Unicode, can't be hashed and are never right.
   */
  int MAX_LENGTH = 512;

  /**
   * Hashes a password with the parameters in force.
   *
   * @throws org.stagedoor.api.http.MatrixException 400 {@code M_INVALID_PARAM} if it is longer than
   *     {@link #MAX_LENGTH} or no valid Unicode; 503 if too many others wait already
   */
  String hash(String password);

  /**
   * Whether this is the user's password. Takes the same time for a user who is unknown, has no
   * password or is deactivated, and is false for them. A hash of older parameters is replaced when
   * it matches.
   *
   * @throws org.stagedoor.api.http.MatrixException 503 if too many others wait already
   */
  boolean verify(UserId user, String password);
}
