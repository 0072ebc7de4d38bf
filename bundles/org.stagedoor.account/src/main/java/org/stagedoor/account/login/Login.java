package org.stagedoor.account.login;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Audit;
import org.stagedoor.account.appservice.AppserviceNames;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;

/** {@code POST /login}: finds out who it is by one of the log-in types and opens a device. */
@Component(service = {Endpoint.class, Login.class})
@Route(
    route = {"POST /_matrix/client/{v}/login", "POST /_matrix/client/api/v1/login"},
    access = Access.LENIENT)
public final class Login implements Endpoint {
  private final Accounts accounts;
  private final Transactions transactions;
  private final PasswordLogin passwords;
  private final TokenLogin tokens;
  private final AppserviceLogin appservices;
  private final SignIn signIn;
  private final Audit audit;

  /** Offers the log-in types of this bundle. */
  @Activate
  public Login(
      @Reference Accounts accounts,
      @Reference Transactions transactions,
      @Reference PasswordLogin passwords,
      @Reference TokenLogin tokens,
      @Reference AppserviceLogin appservices,
      @Reference SignIn signIn,
      @Reference Audit audit) {
    this.accounts = accounts;
    this.transactions = transactions;
    this.passwords = passwords;
    this.tokens = tokens;
    this.appservices = appservices;
    this.signIn = signIn;
    this.audit = audit;
  }

  @Override
  public Reply serve(Call call) {
    String type = call.fields().text("type");
    DeviceWish wish = DeviceWish.read(call.fields());
    Proven proven = authenticate(type, call);
    return Reply.ok(
        transactions.required(
            () -> {
              proven.use().run();
              return open(proven.user(), wish, call);
            }));
  }

  private Proven authenticate(String type, Call call) {
    return switch (type) {
      case "m.login.password" -> passwords.authenticate(call);
      case "m.login.token" -> tokens.authenticate(call);
      case AppserviceNames.TYPE -> appservices.authenticate(call);
      default -> throw new MatrixException(400, Errcode.UNKNOWN, "Unknown login type");
    };
  }

  private Dict open(UserId user, DeviceWish wish, Call call) {
    Account account =
        accounts
            .find(user)
            .orElseThrow(() -> MatrixException.forbidden("Invalid username or password"));
    if (account.state() == Account.State.DEACTIVATED) {
      throw new MatrixException(403, Errcode.USER_DEACTIVATED, "This account has been deactivated");
    }
    if (account.state() == Account.State.LOCKED) {
      throw new MatrixException(
          401, Errcode.USER_LOCKED, "This account is locked", Dict.of("soft_logout", true));
    }
    Dict answer = signIn.open(account.user(), wish, call.now());
    audit.done(call, "login", account.user(), Dict.of("device_id", answer.get("device_id")));
    return answer;
  }
}
