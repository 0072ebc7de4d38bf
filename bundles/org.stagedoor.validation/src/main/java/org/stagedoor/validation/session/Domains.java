package org.stagedoor.validation.session;

import java.util.List;
import org.stagedoor.api.account.ValidationSessions.Purpose;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;

/**
 * Whose mail addresses are taken for new accounts and by old ones. Who has one already may reset
 * her password by it.
 */
final class Domains {
  private final List<String> allowed;
  private final List<String> denied;

  /**
   * Domains, each with all below it.
   *
   * @param allowed empty for any
   */
  Domains(List<String> allowed, List<String> denied) {
    this.allowed = List.copyOf(allowed);
    this.denied = List.copyOf(denied);
  }

  /**
   * Looks at an address.
   *
   * @throws MatrixException 403 {@code M_THREEPID_DENIED} if it is not taken
   */
  void check(Purpose purpose, String medium, String address) {
    if (purpose != Purpose.RESET && !take(medium, address)) {
      throw new MatrixException(
          403, Errcode.THREEPID_DENIED, "Addresses of this domain are not taken here");
    }
  }

  /** Whether an account may have an identifier; all that are none of email may be had. */
  boolean take(String medium, String address) {
    String domain = address.substring(address.indexOf('@') + 1);
    return !medium.equals("email")
        || ((allowed.isEmpty() || among(allowed, domain)) && !among(denied, domain));
  }

  private static boolean among(List<String> domains, String domain) {
    return domains.stream().anyMatch(name -> domain.equals(name) || domain.endsWith("." + name));
  }
}
