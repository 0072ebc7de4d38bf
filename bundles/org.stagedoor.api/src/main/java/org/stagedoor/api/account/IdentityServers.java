package org.stagedoor.api.account;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The identity servers that the operator trusts: each has users prove third-party identifiers, and
 * tells others whose they are. A service of the bundle that talks to them. Called by any thread,
 * never within a transaction: another server is asked, which takes seconds if that server is slow.
 */
@ProviderType
public interface IdentityServers {
  /**
   * What a validation session at an identity server proved. That somebody has followed a link is
   * all that is known of it, and programs follow links, too: never let it act for an account.
   *
   * @return the identifier in canonical form; empty if the server is not trusted, or knows of no
   *     such proof, or it is not lately given, or of an identifier that is not taken here
   * @throws org.stagedoor.api.http.MatrixException 503 {@code M_UNKNOWN} if the server can't be
   *     asked
   */
  Optional<ThreePid> proved(Session session);

  /**
   * Has an identity server tell others that a proved identifier is a user's.
   *
   * @throws org.stagedoor.api.http.MatrixException 400 {@code M_SERVER_NOT_TRUSTED}; what the
   *     server says of the session; 503 {@code M_UNKNOWN} if it can't be asked
   */
  void bind(UserId user, Session session);

  /**
   * Has identity servers forget whose an identifier is, as far as {@link #bind} told them.
   *
   * @param address in canonical form
   * @param server where alone it is to be forgotten; empty for wherever it was bound
   * @return whether it was bound anywhere, and is not any more
   */
  boolean unbind(UserId user, String medium, String address, String server);

  /**
   * The same of all identifiers of a user.
   *
   * @return whether none is bound any more
   */
  boolean unbindAll(UserId user);

  /**
   * A validation session at an identity server, as a client names it.
   *
   * @param server {@code id_server}: a host name, with a port or without
   * @param accessToken {@code id_access_token}: the user's, at that server
   * @param sid the session's id
   * @param clientSecret the secret that the client chose for it
   */
  record Session(String server, String accessToken, String sid, String clientSecret) {
    /** Without the secrets. */
    @Override
    public String toString() {
      return "Session[" + server + "]";
    }
  }
}
