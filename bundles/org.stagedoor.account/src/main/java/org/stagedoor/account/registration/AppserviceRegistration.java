package org.stagedoor.account.registration;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.appservice.AppserviceNames;
import org.stagedoor.account.login.SignIn;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Operation.Effect;

/** Registers users of application services, whether registration is open or not. */
@Component(service = AppserviceRegistration.class)
public final class AppserviceRegistration {
  private final AppserviceNames appservices;
  private final Usernames usernames;
  private final NewAccounts newAccounts;
  private final SignIn signIn;

  /** Goes by the application services' namespaces. */
  @Activate
  public AppserviceRegistration(
      @Reference AppserviceNames appservices,
      @Reference Usernames usernames,
      @Reference NewAccounts newAccounts,
      @Reference SignIn signIn) {
    this.appservices = appservices;
    this.usernames = usernames;
    this.newAccounts = newAccounts;
    this.signIn = signIn;
  }

  /** Whether this is how the request wants to register, or the only way in which its sender may. */
  boolean concerns(Call call) {
    return AppserviceNames.TYPE.equals(call.body().get("type")) || appservices.sent(call);
  }

  void validate(Call call) {
    RegisterForm form = RegisterForm.read(call, usernames);
    UserId user = user(form);
    appservices.refuseOthers(call, user);
    usernames.refuseTaken(user, Optional.empty(), call.now());
  }

  Effect prepare(Call call) {
    RegisterForm form = RegisterForm.read(call, usernames);
    UserId user = user(form);
    appservices.refuseOthers(call, user);
    return () -> {
      newAccounts.create(user, Account.Kind.APPSERVICE, Optional.empty(), call);
      Dict answer =
          form.inhibitLogin()
              ? signIn.account(user)
              : signIn.openFirst(user, form.wish(), call.now());
      return new Effect.Done(Reply.ok(answer), Dict.of("user_id", user.toString()));
    };
  }

  private static UserId user(RegisterForm form) {
    return form.user().orElseThrow(() -> MatrixException.missing("username"));
  }
}
