package org.stagedoor.account;

import java.util.List;
import java.util.Optional;
import org.stagedoor.api.account.IdentityServers;
import org.stagedoor.api.account.LoginOffers;
import org.stagedoor.api.account.Passwords;
import org.stagedoor.api.account.Validations;
import org.stagedoor.api.http.MatrixException;

/**
 * What other bundles offer at this moment; they come and go while the server runs. Called by any
 * thread. What is returned is good for the request at hand.
 */
public interface Installed {
  /** The service that hashes and checks passwords. */
  Optional<Passwords> passwords();

  /**
   * The same, for who can't do without.
   *
   * @throws MatrixException 503 if it is not installed
   */
  default Passwords passwordsOrRefuse() {
    return passwords()
        .orElseThrow(() -> MatrixException.unavailable("Passwords are not available now"));
  }

  /** Who takes audit events. */
  List<AuditSink> auditSinks();

  /** Who knows what was proved in validation sessions. */
  List<Validations> validations();

  /** Who talks to identity servers. */
  Optional<IdentityServers> identityServers();

  /** Who offers further ways to log in. */
  List<LoginOffers> loginOffers();
}
