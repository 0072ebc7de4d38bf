package org.stagedoor.api.account;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.stagedoor.api.http.Call;

/**
 * The validation sessions behind {@code requestToken}: each sends a code and a link to a
 * third-party identifier, and knows whether either came back. A service of the bundle that answers
 * {@code requestToken}, for stages that prove identifiers. Called by any thread; each method costs
 * a few statements. {@link StoreUnavailable} when the database is away.
 */
@ProviderType
public interface ValidationSessions {
  /** What an identifier is proved for. */
  enum Purpose {
    /** A new account; the identifier must be nobody's. Following the link is enough. */
    REGISTER,
    /** To be added to an account; the identifier must be nobody's. Following the link is enough. */
    ADD,
    /**
     * To act for the account that has the identifier. A person must press a button behind the link,
     * since programs follow links, too.
     */
    RESET
  }

  /** Whether there is a transport for messages of the medium now. */
  boolean reaches(String medium);

  /** Whether there is one that sends to an identifier of the medium; it may be an example. */
  boolean reaches(String medium, String address);

  /**
   * Whether an account here may have an identifier, by the operator's rules: to be asked where it
   * was proved elsewhere.
   *
   * @param address in canonical form
   */
  boolean takes(String medium, String address);

  /**
   * Begins a session, or goes on with that of the same purpose, identifier and client secret, and
   * has a message sent if {@code sendAttempt} is greater than before.
   *
   * @return the session's id, {@code sid}
   * @throws org.stagedoor.api.http.MatrixException 400 {@code M_INVALID_PARAM} if it is no
   *     identifier, 400 {@code M_THREEPID_IN_USE} or {@code M_THREEPID_NOT_FOUND} by the purpose
   *     unless errors are inhibited, 400 {@code M_THREEPID_MEDIUM_NOT_SUPPORTED} without a
   *     transport, 403 {@code M_THREEPID_DENIED}, 429 {@code M_LIMIT_EXCEEDED}
   */
  String begin(Request request);

  /**
   * Judges a code that was typed.
   *
   * @return whether the session is validated now; which of code, session or secret is wrong, or
   *     that codes were tried too often, must not show
   */
  boolean submit(String sid, String clientSecret, String code, Instant now);

  /**
   * What a session proved.
   *
   * @param purpose what for: to act for an account takes a session that was begun for {@link
   *     Purpose#RESET}; for the others any will do
   * @return empty if the session is unknown, expired, has another secret, was begun for less, or
   *     proved nothing yet; for {@link Purpose#RESET} also if the owner was {@linkplain
   *     Accounts#renew renewed} since
   */
  Optional<ThreePid> proved(String sid, String clientSecret, Purpose purpose, Instant now);

  /**
   * A client secret for a stage that is the client itself: the same for a session each time, and
   * nobody else's to guess, so that it need not be kept.
   *
   * @param session the public key of a User-Interactive session
   */
  String secretOf(String session);

  /**
   * What to begin.
   *
   * @param purpose what for
   * @param medium {@code email} or {@code msisdn}
   * @param address as it was written; a number with its country's code
   * @param clientSecret 1 to 255 of {@code 0-9 a-z A-Z . = _ -}
   * @param sendAttempt 0 or more
   * @param next where to send the browser after the link was followed; the caller vouches for it
   * @param origin who asks; the message is in its language
   * @param now the time
   * @param requester the registered user who asks, if an access token proved one
   */
  record Request(
      Purpose purpose,
      String medium,
      String address,
      String clientSecret,
      long sendAttempt,
      Optional<URI> next,
      Call.Origin origin,
      Instant now,
      Optional<UserId> requester) {
    /** Of nobody who is known. */
    public Request(
        Purpose purpose,
        String medium,
        String address,
        String clientSecret,
        long sendAttempt,
        Optional<URI> next,
        Call.Origin origin,
        Instant now) {
      this(
          purpose, medium, address, clientSecret, sendAttempt, next, origin, now, Optional.empty());
    }

    /** Without address and secret. */
    @Override
    public String toString() {
      return "Request[" + purpose + " " + medium + "]";
    }
  }
}
