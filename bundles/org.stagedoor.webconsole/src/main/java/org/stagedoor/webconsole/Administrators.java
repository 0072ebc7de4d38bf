package org.stagedoor.webconsole;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Guesses;
import org.stagedoor.api.account.Guesses.Guess;
import org.stagedoor.api.account.Guesses.Subject;
import org.stagedoor.api.account.Tokens;
import org.stagedoor.api.account.Tokens.Bearer;

/**
 * Knows administrators by their access tokens. It remembers nobody: a token that is revoked, or an
 * administrator who is none any more, is out with the next request. Any thread.
 *
 * @param tokens the access tokens
 * @param guesses limits those who try
 * @param clock the time
 */
record Administrators(Tokens tokens, Guesses guesses, InstantSource clock) {
  /**
   * Who sends a request.
   *
   * @param address the remote address
   * @throws org.stagedoor.api.http.MatrixException 429 if there were too many wrong tokens from it
   */
  Optional<Administrator> find(Credentials credentials, String address) {
    try (Guess guess = guesses.open(Set.of(new Subject(Subject.Kind.ADDRESS, address)))) {
      Instant now = clock.instant();
      Optional<Administrator> found =
          tokens
              .resolve(credentials.token(), now)
              .filter(bearer -> mayEnter(bearer, credentials.user(), now))
              .map(bearer -> new Administrator(bearer.account().user(), bearer.tokenId()));
      if (found.isPresent()) {
        guess.none();
      }
      return found;
    }
  }

  private static boolean mayEnter(Bearer bearer, String name, Instant now) {
    Account account = bearer.account();
    return account.kind() == Account.Kind.ADMIN
        && account.state() == Account.State.ACTIVE
        && bearer.expires().filter(end -> !now.isBefore(end)).isEmpty()
        && (name.isEmpty()
            || name.equalsIgnoreCase(account.user().localpart())
            || name.equalsIgnoreCase(account.user().toString()));
  }
}
