package org.stagedoor.account.registration;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.login.DeviceWish;
import org.stagedoor.account.login.SignIn;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Operation.Effect;

/** Registers guests: a name of our choosing, no password, and a device at once. */
@Component(service = GuestRegistration.class)
public final class GuestRegistration {
  private final RegistrationRules rules;
  private final Usernames usernames;
  private final NewAccounts newAccounts;
  private final SignIn signIn;

  /** Goes by the rules of registration. */
  @Activate
  public GuestRegistration(
      @Reference RegistrationRules rules,
      @Reference Usernames usernames,
      @Reference NewAccounts newAccounts,
      @Reference SignIn signIn) {
    this.rules = rules;
    this.usernames = usernames;
    this.newAccounts = newAccounts;
    this.signIn = signIn;
  }

  /**
   * Refuses guests where they are not let in.
   *
   * @throws MatrixException 403 {@code M_FORBIDDEN}
   */
  void validate(Call call) {
    if (!rules.guests()) {
      throw MatrixException.forbidden("Guests are not let in on this server");
    }
    DeviceWish.displayName(call.fields(), "initial_device_display_name");
  }

  Effect prepare(Call call) {
    DeviceWish wish =
        new DeviceWish(
            Optional.empty(),
            DeviceWish.displayName(call.fields(), "initial_device_display_name"),
            call.fields().flag("refresh_token", false));
    return () -> {
      UserId user = usernames.generated(call.now());
      newAccounts.create(user, Account.Kind.GUEST, Optional.empty(), call);
      Dict answer = signIn.openFirst(user, wish, call.now());
      return new Effect.Done(Reply.ok(answer), Dict.of("user_id", user.toString()));
    };
  }
}
