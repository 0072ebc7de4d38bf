package org.stagedoor.account.appservice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Requester;

/**
 * The application services at one moment.
 *
 * @param all in the order in which they count
 */
record Appservices(List<Appservice> all) {
  /** Marks the requests of application services; device tokens have other names. */
  private static final String TOKEN_ID = "appservice:";

  Appservices {
    all = List.copyOf(all);
  }

  /** The service of a token; compared in constant time, since these tokens are not hashed. */
  Optional<Appservice> byToken(String token) {
    byte[] given = token.getBytes(StandardCharsets.UTF_8);
    return all.stream()
        .filter(
            service ->
                MessageDigest.isEqual(service.token().getBytes(StandardCharsets.UTF_8), given))
        .findFirst();
  }

  /** The service that sent a request with its own token. */
  Optional<Appservice> of(Requester requester) {
    return all.stream().filter(service -> requester.tokenId().equals(tokenId(service))).findFirst();
  }

  /** What names the token of a service without being it. */
  static String tokenId(Appservice service) {
    return TOKEN_ID + service.id();
  }

  /** Whether the name belongs to a service alone. */
  boolean claim(UserId user) {
    return all.stream().anyMatch(service -> service.claims(user));
  }
}
