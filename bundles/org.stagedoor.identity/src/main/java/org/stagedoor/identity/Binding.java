package org.stagedoor.identity;

import java.util.Optional;
import org.stagedoor.api.account.IdentityServers.Session;
import org.stagedoor.api.json.Dict;

/**
 * An identifier that an identity server was told to be a user's, and what it takes to take that
 * back.
 *
 * @param medium the identifier's
 * @param address in canonical form
 * @param session in which the user proved it there
 */
record Binding(String medium, String address, Session session) {
  /** What was kept; empty if it is not of this form. */
  static Optional<Binding> read(Dict kept) {
    return kept.text("medium")
        .map(
            medium ->
                new Binding(
                    medium,
                    kept.text("address").orElse(""),
                    new Session(
                        kept.text("server").orElse(""),
                        kept.text("token").orElse(""),
                        kept.text("sid").orElse(""),
                        kept.text("secret").orElse(""))));
  }

  /** What to keep. */
  Dict write() {
    return Dict.of("medium", medium, "address", address)
        .with(Dict.of("server", session.server(), "token", session.accessToken()))
        .with(Dict.of("sid", session.sid(), "secret", session.clientSecret()));
  }

  /** Whether it is of the same identifier at the same server. */
  boolean same(Binding other) {
    return of(other.medium, other.address) && session.server().equals(other.session.server());
  }

  boolean of(String ofMedium, String ofAddress) {
    return medium.equals(ofMedium) && address.equals(ofAddress);
  }

  /** Without address and secrets. */
  @Override
  public String toString() {
    return "Binding[" + medium + " at " + session.server() + "]";
  }
}
