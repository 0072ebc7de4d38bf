package org.stagedoor.account.admin;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Installed;
import org.stagedoor.account.login.DeviceWish;
import org.stagedoor.account.login.SignIn;
import org.stagedoor.account.profile.Profiles;
import org.stagedoor.account.registration.NewAccounts;
import org.stagedoor.account.registration.Usernames;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;

/**
 * {@code POST /_synapse/admin/v1/register}: registers a user for a script that knows the shared
 * secret, whether registration is open or not and whatever the password.
 */
@Component
@Route(route = "POST /_synapse/admin/v1/register", access = Access.ANYBODY)
public final class AdminRegister implements Endpoint {
  private static final DeviceWish ANY_DEVICE =
      new DeviceWish(Optional.empty(), Optional.empty(), false);

  private final AdminDoor door;
  private final Usernames usernames;
  private final Installed installed;
  private final Transactions transactions;
  private final NewAccounts newAccounts;
  private final Profiles profiles;
  private final SignIn signIn;

  /** Registers as registration does, but for its rules. */
  @Activate
  public AdminRegister(
      @Reference AdminDoor door,
      @Reference Usernames usernames,
      @Reference Installed installed,
      @Reference Transactions transactions,
      @Reference NewAccounts newAccounts,
      @Reference Profiles profiles,
      @Reference SignIn signIn) {
    this.door = door;
    this.usernames = usernames;
    this.installed = installed;
    this.transactions = transactions;
    this.newAccounts = newAccounts;
    this.profiles = profiles;
    this.signIn = signIn;
  }

  @Override
  public Reply serve(Call call) {
    door.nonce(call);
    AdminForm form = AdminForm.read(call.fields());
    door.check(call, form);
    UserId user = usernames.chosen(form.username());
    usernames.refuseTaken(user, Optional.empty(), call.now());
    if (form.password().isEmpty()) {
      throw MatrixException.invalid("password", "must not be empty");
    }
    String hash = installed.passwordsOrRefuse().hash(form.password());
    return Reply.ok(transactions.required(() -> register(user, hash, form, call)));
  }

  private Dict register(UserId user, String hash, AdminForm form, Call call) {
    Account.Kind kind = form.admin() ? Account.Kind.ADMIN : Account.Kind.USER;
    newAccounts.create(user, kind, Optional.of(hash), call);
    form.displayName().ifPresent(name -> profiles.name(user, name));
    return form.inhibitLogin()
        ? signIn.account(user)
        : signIn.openFirst(user, ANY_DEVICE, call.now());
  }
}
