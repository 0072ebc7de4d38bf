package org.stagedoor.api.account;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.stagedoor.api.http.Call;

/**
 * Makes accounts, by the rules of registration, for users whom somebody else than a session of
 * User-Interactive Authentication proved. A service of the account bundle. Any thread may call;
 * each method costs a few statements, and throws {@link StoreUnavailable} when the database is
 * away.
 */
@ProviderType
public interface Enrolments {
  /** Whether anybody may register. */
  boolean open();

  /**
   * The user id of a name that somebody wishes for.
   *
   * @throws org.stagedoor.api.http.MatrixException 400 {@code M_INVALID_USERNAME}, {@code
   *     M_EXCLUSIVE} or {@code M_USER_IN_USE} if no new account may have it
   */
  UserId fit(String username, Instant now);

  /**
   * Counts a new account against what its remote address may have; to be called before {@link
   * #create}, outside of its transaction.
   *
   * @throws org.stagedoor.api.http.MatrixException 429 {@code M_LIMIT_EXCEEDED} after too many
   */
  void count(Call call);

  /**
   * Makes an account without a password, in the transaction of the thread.
   *
   * @param user as {@link #fit} gave it
   * @param displayName for its profile
   * @throws org.stagedoor.api.http.MatrixException 400 {@code M_USER_IN_USE} if somebody else took
   *     the name meanwhile
   */
  void create(UserId user, Optional<String> displayName, Call call);
}
