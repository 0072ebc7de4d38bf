package org.stagedoor.account.password;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Audit;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.Devices;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Operation;

/** Sets a user's password, and logs out whoever may have known the old one. */
@Component(service = PasswordChange.class)
public final class PasswordChange {
  private final Accounts accounts;
  private final Devices devices;
  private final Audit audit;

  /** Writes to the store. */
  @Activate
  public PasswordChange(
      @Reference Accounts accounts, @Reference Devices devices, @Reference Audit audit) {
    this.accounts = accounts;
    this.devices = devices;
    this.audit = audit;
  }

  /**
   * Does it; inside a transaction of the caller, so that no device outlives the password alone.
   *
   * @param logout whether every device and token but the caller's own ends
   */
  Operation.Effect.Done run(Call call, UserId user, Optional<String> hash, boolean logout) {
    if (!accounts.replacePasswordHash(user, accounts.passwordHash(user), hash)) {
      throw MatrixException.unavailable("The password is being changed by another request");
    }
    // Whoever proved herself by the old password has proved nothing.
    accounts.renew(user);
    if (logout) {
      devices.removeAll(
          user,
          call.requester().flatMap(Requester::device),
          call.requester().map(Requester::tokenId));
    }
    audit.done(call, "password.change", user, Dict.of("logout_devices", logout));
    return Operation.done(Reply.ok());
  }
}
