package org.stagedoor.account;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Grant;

/**
 * Tells whose account an operation is about that can be called without an access token: then it is
 * whoever the session proves.
 */
@Component(service = Owner.class)
public final class Owner {
  private final Accounts accounts;

  /** Looks accounts up in the store. */
  @Activate
  public Owner(@Reference Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * Refuses guests, whom a route that needs no access token lets through.
   *
   * @throws MatrixException 403 {@code M_GUEST_ACCESS_FORBIDDEN}
   */
  public void refuseGuests(Call call) {
    if (call.requester().filter(by -> by.kind() == Requester.Kind.GUEST).isPresent()) {
      throw new MatrixException(403, Errcode.GUEST_ACCESS_FORBIDDEN, "Guests may not do this");
    }
  }

  /**
   * Whose account it is.
   *
   * @throws MatrixException 400 {@code M_THREEPID_NOT_FOUND} if what was proved is nobody's
   *     address, which is told only now, to its owner; 403 {@code M_FORBIDDEN} if nothing was
   *     proved; 401 {@code M_USER_LOCKED}
   */
  public UserId of(Call call, Grant grant) {
    Optional<UserId> user = call.requester().map(Requester::user).or(grant::user);
    if (user.isEmpty() && grant.threePids().findAny().isPresent()) {
      throw new MatrixException(
          400, Errcode.THREEPID_NOT_FOUND, "No account has this address or number");
    }
    Account account =
        user.flatMap(accounts::find)
            .filter(found -> found.state() != Account.State.DEACTIVATED)
            .orElseThrow(() -> MatrixException.forbidden("No account was proved to be yours"));
    if (account.state() == Account.State.LOCKED) {
      throw new MatrixException(
          401, Errcode.USER_LOCKED, "This account is locked", Dict.of("soft_logout", true));
    }
    return account.user();
  }
}
