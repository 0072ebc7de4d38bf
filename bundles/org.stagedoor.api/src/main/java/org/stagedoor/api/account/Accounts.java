package org.stagedoor.api.account;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The port to the accounts of this server. Local parts are compared without regard to case.
 *
 * <p>This and the other ports of this package are services of the store. Every method may be called
 * from any thread, blocks for the time of a statement or two, takes part in the {@linkplain
 * Transactions transaction} of the calling thread or else makes its own, and throws {@link
 * StoreUnavailable} when the database is away. What has returned is on disk.
 */
@ProviderType
public interface Accounts {
  /** The account of a user, deactivated ones included. */
  Optional<Account> find(UserId user);

  /**
   * Whether a new account may take the name: no account has or had it, and no other session holds
   * it.
   *
   * @param session the public key of the session that asks; empty for none
   */
  boolean available(UserId user, Optional<String> session, Instant now);

  /**
   * Holds a name for a session until a time; its account's creation, or the time, ends it. A
   * session holds one name at most: the latest.
   *
   * @return false if the name is not {@linkplain #available available} to this session
   */
  boolean hold(UserId user, String session, Instant until, Instant now);

  /**
   * Makes an account.
   *
   * @param account what to make; {@code hasPassword} must agree with the hash
   * @param passwordHash as {@link Passwords#hash} gave it
   * @param session the public key of the session that may hold the name; empty for none
   * @return false if the name is not {@linkplain #available available} to this session; nothing is
   *     done then
   */
  boolean create(Account account, Optional<String> passwordHash, Optional<String> session);

  /** The stored hash of the password. */
  Optional<String> passwordHash(UserId user);

  /**
   * Replaces the password's hash, if it still is what was expected.
   *
   * @param expected the hash that must be stored now; empty for none
   * @param replacement the hash to store; empty to have no password
   * @return false if another hash is stored; nothing is done then
   */
  boolean replacePasswordHash(UserId user, Optional<String> expected, Optional<String> replacement);

  /**
   * The generation of what proves a user: it changes with each {@link #renew}. Who judges a proof
   * reads it before, and compares when the proof is used: one of another generation counts no more.
   *
   * @return 0 for an unknown user
   */
  long generation(UserId user);

  /**
   * Ends what was proved about a user so far, such as pending sessions and login tokens: the
   * password was changed, or all devices were logged out.
   */
  void renew(UserId user);

  /**
   * Moves an account to another state. Deactivation removes its password, devices, tokens,
   * third-party identifiers and {@link UserData} in the same step.
   *
   * @return false if there is no such account, or it is deactivated, which nothing undoes
   */
  boolean move(UserId user, Account.State state);

  /** Makes a user an administrator or takes that away; false if there is no such user. */
  boolean administer(UserId user, boolean admin);
}
