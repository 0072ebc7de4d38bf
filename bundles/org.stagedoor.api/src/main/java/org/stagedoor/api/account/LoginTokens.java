package org.stagedoor.api.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes and redeems login tokens: signed, naming their user, good for a short time and for one use.
 * A service of the account bundle, shared by log-in, the stage of {@code m.login.token} and whoever
 * sends a user to a client. Any thread may call; {@link #present}, {@link #redeem} and {@link
 * #spend} cost a few statements each, and throw {@link StoreUnavailable} when the database is away.
 */
@ProviderType
public interface LoginTokens {
  /**
   * Makes a token.
   *
   * @param lifetime how long it is good; a second to a day
   */
  Issued issue(UserId user, Duration lifetime, Instant now);

  /**
   * Whom a token names, if it is good: genuine, not expired, not spent, and not presented before in
   * another transaction. This does not use it up: the same transaction may present it again.
   *
   * @param transaction the client's {@code txn_id}, of any length; empty if it gave none
   * @return empty if the token is not good; which of the reasons it is must not show
   */
  Optional<UserId> present(String token, Optional<String> transaction, Instant now);

  /**
   * Whom a token names, if it is good for a session of User-Interactive Authentication: as {@link
   * #present} has it, or used up by this very session. This does not use it up; what it returns
   * does, as {@link org.stagedoor.api.stage.Outcome.Use}.
   *
   * @param transaction the client's {@code txn_id}, of any length
   * @param session the public key of the session
   * @return empty if the token is not good; which of the reasons it is must not show
   */
  Optional<Redeemable> redeem(String token, String transaction, String session, Instant now);

  /**
   * Uses a token up, in the {@linkplain Transactions transaction} of what it is used for.
   *
   * @return false if it was spent before, or is not genuine; what it was to be used for must not
   *     happen then
   */
  boolean spend(String token, Instant now);

  /**
   * A token that is good.
   *
   * @param user whom it names
   * @param nonce what is bound to the session that uses it up
   * @param until when it expires
   */
  record Redeemable(UserId user, String nonce, Instant until) {}

  /**
   * A token as it goes to the client.
   *
   * @param token of the characters {@code A-Z a-z 0-9 . _ -}, at most 512
   * @param lifetime how long it is good
   */
  record Issued(String token, Duration lifetime) {
    /** Without the token. */
    @Override
    public String toString() {
      return "Issued[lifetime=" + lifetime + "]";
    }
  }
}
