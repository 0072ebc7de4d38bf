package org.stagedoor.account.password;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Installed;
import org.stagedoor.account.Owner;
import org.stagedoor.account.Purpose;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.operation.Guarded;
import org.stagedoor.api.operation.Operation;

/**
 * {@code POST /account/password}: of the access token's user, or, for who forgot it, of the user
 * whom the session proves.
 */
@Component
@Guarded(operation = "password")
@Route(route = "POST /_matrix/client/{v}/account/password", access = Access.OPTIONAL)
public final class ChangePassword implements Operation {
  private final PasswordPolicy policy;
  private final Installed installed;
  private final Owner owner;
  private final PasswordChange change;

  /** Goes by the password policy. */
  @Activate
  public ChangePassword(
      @Reference PasswordPolicy policy,
      @Reference Installed installed,
      @Reference Owner owner,
      @Reference PasswordChange change) {
    this.policy = policy;
    this.installed = installed;
    this.owner = owner;
    this.change = change;
  }

  @Override
  public void validate(Call call) {
    owner.refuseGuests(call);
    call.fields().flag("logout_devices", true);
    policy.check(
        call.fields().text("new_password"),
        call.requester().map(Requester::user).map(UserId::localpart).orElse(""));
    installed.passwordsOrRefuse();
  }

  /** Whoever knows the session's id must not put a password of her own under another's proof. */
  @Override
  public Dict bound(Call call) {
    return call.body().only(List.of("new_password", "logout_devices"));
  }

  @Override
  public String purpose(Call call, Locale locale) {
    return new Purpose(locale).say("password");
  }

  @Override
  public boolean actsOnAccount(Call call) {
    return true;
  }

  @Override
  public Effect prepare(Call call, Grant grant) {
    UserId user = owner.of(call, grant);
    String password = call.fields().text("new_password");
    policy.check(password, user.localpart());
    String hash = installed.passwordsOrRefuse().hash(password);
    boolean logout = call.fields().flag("logout_devices", true);
    return () -> change.run(call, user, Optional.of(hash), logout);
  }
}
