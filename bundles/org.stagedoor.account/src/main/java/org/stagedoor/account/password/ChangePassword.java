package org.stagedoor.account.password;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Installed;
import org.stagedoor.account.Owner;
import org.stagedoor.account.OwnersOperation;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.operation.Guarded;
import org.stagedoor.api.operation.Operation;

/**
 * {@code POST /account/password}: of the access token's user, or, for who forgot it, of the user
 * whom the session proves.
 */
@Component(service = Operation.class)
@Guarded(operation = "password")
@Route(route = "POST /_matrix/client/{v}/account/password", access = Access.OPTIONAL)
public final class ChangePassword extends OwnersOperation {
  /** Whoever knows the session's id must not put a password of her own under another's proof. */
  private static final List<String> BOUND = List.of("new_password", "logout_devices");

  private final PasswordPolicy policy;
  private final Installed installed;
  private final PasswordChange change;

  /** Goes by the password policy. */
  @Activate
  public ChangePassword(
      @Reference PasswordPolicy policy,
      @Reference Installed installed,
      @Reference Owner owner,
      @Reference PasswordChange change) {
    super(owner, "password", BOUND);
    this.policy = policy;
    this.installed = installed;
    this.change = change;
  }

  @Override
  protected void check(Call call) {
    call.fields().flag("logout_devices", true);
    policy.check(
        call.fields().text("new_password"),
        call.requester().map(Requester::user).map(UserId::localpart).orElse(""));
    installed.passwordsOrRefuse();
  }

  @Override
  protected Effect effect(Call call, UserId user) {
    String password = call.fields().text("new_password");
    policy.check(password, user.localpart());
    String hash = installed.passwordsOrRefuse().hash(password);
    boolean logout = call.fields().flag("logout_devices", true);
    return () -> change.run(call, user, Optional.of(hash), logout);
  }
}
