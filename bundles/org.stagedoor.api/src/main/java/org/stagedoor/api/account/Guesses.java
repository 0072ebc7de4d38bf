package org.stagedoor.api.account;

import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Counts failed guesses at secrets, for all nodes together, and says when there were too many; and
 * some other things that nobody may do too often. The core registers one as a service, and itself
 * counts each attempt at a stage by requester, session and remote address; who checks a secret
 * elsewhere, or one of an account that the core can't know, asks here. Any thread may call; each
 * method costs a statement or less.
 */
@ProviderType
public interface Guesses {
  /**
   * Opens a guess.
   *
   * @param subjects what the guess is counted by; each has limits of its own
   * @return the guess; it must be closed, and counts as failed unless it was told otherwise
   * @throws org.stagedoor.api.http.MatrixException 429 {@code M_LIMIT_EXCEEDED} if one of the
   *     subjects failed too often lately
   */
  Guess open(Set<Subject> subjects);

  /**
   * What a guess is counted by.
   *
   * @param kind what the key names
   * @param key a user id, a remote address as the request came from, or the public key of a session
   */
  record Subject(Kind kind, String key) {
    /** Kinds of subject, each with its limit in the core's configuration. */
    public enum Kind {
      /** Wrong guesses at a user's secrets. */
      ACCOUNT,
      /** Wrong guesses from a remote address. */
      ADDRESS,
      /** Wrong guesses in a session. */
      SESSION,
      /** No guess, but a new account, or a name held for one, from a remote address. */
      REGISTRATION,
      /** No guess, but a large request of a user that is remembered in the store. */
      BODY
    }
  }

  /** One guess under way. Used by one thread. */
  @ProviderType
  interface Guess extends AutoCloseable {
    /** The secret was right: the account's and session's counts are forgotten. */
    void right();

    /** It was no guess at all: nothing is counted. */
    void none();

    /** Counts the guess as failed unless one of the others was called. */
    @Override
    void close();
  }
}
