package org.stagedoor.api.identifier;

import java.util.List;
import java.util.Optional;
import org.stagedoor.api.account.IdentityServers;
import org.stagedoor.api.json.Dict;

/**
 * What a client shows for a validation session.
 *
 * @param sid the session's id
 * @param clientSecret the secret that the client chose for it
 * @param elsewhere the same as a session of an identity server; clients name one by habit, too
 */
record Credentials(String sid, String clientSecret, Optional<IdentityServers.Session> elsewhere) {
  /** Of a session of our own. */
  Credentials(String sid, String clientSecret) {
    this(sid, clientSecret, Optional.empty());
  }

  /**
   * Those of an {@code auth} object, in each form that clients have sent: an object or an array of
   * one, with keys of today or of r0.
   */
  static Optional<Credentials> read(Dict auth) {
    for (String key : List.of("threepid_creds", "threepidCreds")) {
      Optional<Dict> one =
          auth.dict(key).or(() -> auth.dicts(key).flatMap(several -> several.stream().findFirst()));
      if (one.isPresent()) {
        return of(one.get());
      }
    }
    return Optional.empty();
  }

  private static Optional<Credentials> of(Dict creds) {
    Optional<String> secret = creds.text("client_secret").or(() -> creds.text("clientSecret"));
    return creds
        .text("sid")
        .flatMap(sid -> secret.map(it -> new Credentials(sid, it, elsewhere(creds, sid, it))));
  }

  private static Optional<IdentityServers.Session> elsewhere(
      Dict creds, String sid, String secret) {
    Optional<String> server = creds.text("id_server").or(() -> creds.text("idServer"));
    Optional<String> token = creds.text("id_access_token").or(() -> creds.text("idAccessToken"));
    return server.flatMap(
        name -> token.map(it -> new IdentityServers.Session(name, it, sid, secret)));
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Credentials[" + sid + "]";
  }
}
