package org.stagedoor.account.registration;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Installed;
import org.stagedoor.account.login.SignIn;
import org.stagedoor.account.password.PasswordPolicy;
import org.stagedoor.account.password.PasswordProof;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.operation.Operation.Effect;

/** Registers users. */
@Component(service = UserRegistration.class)
public final class UserRegistration {
  private final RegistrationRules rules;
  private final Usernames usernames;
  private final PasswordPolicy policy;
  private final Installed installed;
  private final PasswordProof proof;
  private final NewAccounts newAccounts;
  private final SignIn signIn;

  /** Goes by the rules of registration, names and passwords. */
  @Activate
  public UserRegistration(
      @Reference RegistrationRules rules,
      @Reference Usernames usernames,
      @Reference PasswordPolicy policy,
      @Reference Installed installed,
      @Reference PasswordProof proof,
      @Reference NewAccounts newAccounts,
      @Reference SignIn signIn) {
    this.rules = rules;
    this.usernames = usernames;
    this.policy = policy;
    this.installed = installed;
    this.proof = proof;
    this.newAccounts = newAccounts;
    this.signIn = signIn;
  }

  void validate(Call call) {
    rules.refuseIfOff();
    RegisterForm form = RegisterForm.read(call, usernames);
    form.user().ifPresent(user -> usernames.refuseUnfit(user, call.session(), call.now()));
    if (form.password().isPresent()) {
      policy.check(form.password().get(), form.user().map(UserId::localpart).orElse(""));
      installed.passwordsOrRefuse();
    }
  }

  Effect prepare(Call call, Grant grant) {
    RegisterForm form = RegisterForm.read(call, usernames);
    if (form.inhibitLogin() && form.password().isEmpty()) {
      // Neither a token nor a password: nobody could ever use the account.
      throw MatrixException.missing("password");
    }
    Optional<String> hash =
        form.password().map(password -> installed.passwordsOrRefuse().hash(password));
    return () -> {
      UserId user = form.user().orElseGet(() -> usernames.generated(call.now()));
      newAccounts.create(user, Account.Kind.USER, hash, call);
      newAccounts.keep(user, grant, call.now());
      return answer(user, form, call);
    };
  }

  /**
   * The same user again, for a client that lost the answer and proves with the password that it is
   * the one that registered.
   */
  Optional<Effect> repeat(Call call, Dict receipt) {
    RegisterForm form = RegisterForm.read(call, usernames);
    Optional<UserId> user = receipt.text("user_id").flatMap(UserId::parse);
    if (user.isEmpty()
        || form.password().isEmpty()
        || form.user().filter(name -> !name.equals(user.get())).isPresent()
        || !proof.right(user.get(), form.password().get(), call)) {
      return Optional.empty();
    }
    return Optional.of(() -> answer(user.get(), form, call));
  }

  private Effect.Done answer(UserId user, RegisterForm form, Call call) {
    Dict answer =
        form.inhibitLogin()
            ? signIn.account(user)
            : signIn.openFirst(user, form.wish(), call.now());
    return new Effect.Done(Reply.ok(answer), Dict.of("user_id", user.toString()));
  }
}
