package org.stagedoor.api.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The port to access and refresh tokens. A token is 256 random bits, of which only the SHA-256 is
 * stored. Its general contract is that of {@link Accounts}.
 */
@ProviderType
public interface Tokens {
  /**
   * Issues an access token.
   *
   * @param deviceId an existing device of the user; empty for a token of none
   * @param lifetime how long the access token is good; empty for ever
   * @param refreshable whether to issue a refresh token as well, the first of a new family
   */
  Issued issue(
      UserId user,
      Optional<String> deviceId,
      Optional<Duration> lifetime,
      boolean refreshable,
      Instant now);

  /**
   * What an access token stands for; expired ones included, revoked and unknown ones not. The first
   * use of a token of a refreshed pair ends the refresh token, and the access token, that it came
   * from.
   */
  Optional<Bearer> resolve(String accessToken, Instant now);

  /**
   * Exchanges a refresh token for a new pair. The old refresh token may be used again until the new
   * pair is first used; a use after that revokes the whole family, the newest pair included.
   *
   * @return empty if the token is unknown, expired, revoked or used up
   */
  Optional<Issued> refresh(String refreshToken, Optional<Duration> lifetime, Instant now);

  /** Ends one access token and its family of refresh tokens. */
  void revoke(String tokenId);

  /**
   * Tokens as they go to the client, the only time that they exist in clear.
   *
   * @param accessToken the access token
   * @param refreshToken the refresh token, if one was asked for
   * @param lifetime how long the access token is good; empty for ever
   */
  record Issued(String accessToken, Optional<String> refreshToken, Optional<Duration> lifetime) {
    /** Without the tokens. */
    @Override
    public String toString() {
      return "Issued[lifetime=" + lifetime + "]";
    }
  }

  /**
   * What an access token stands for.
   *
   * @param account whose it is
   * @param deviceId its device
   * @param tokenId names the token without being it
   * @param expires when it stops being good; empty for never
   */
  record Bearer(
      Account account, Optional<String> deviceId, String tokenId, Optional<Instant> expires) {}
}
