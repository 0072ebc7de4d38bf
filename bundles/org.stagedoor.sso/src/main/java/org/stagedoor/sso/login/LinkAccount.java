package org.stagedoor.sso.login;

import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.http.Words;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.operation.Guarded;
import org.stagedoor.api.operation.Operation;
import org.stagedoor.sso.provider.Providers;

/**
 * {@code GET /stagedoor/sso/link}: a newcomer has an account already, and proves so by the flows of
 * {@code link_account}. Then whom the provider names is that account's user.
 */
@Component
@Guarded(operation = "link_account", query = Passes.PASS, hosted = true)
@Route(route = "GET " + Passes.LINK, access = Access.ANYBODY)
public final class LinkAccount implements Operation {
  private final Passes passes;
  private final Enroller enroller;
  private final Accounts accounts;
  private final Providers providers;

  /** Links by the flows that are configured. */
  @Activate
  public LinkAccount(
      @Reference Passes passes,
      @Reference Enroller enroller,
      @Reference Accounts accounts,
      @Reference Providers providers) {
    this.passes = passes;
    this.enroller = enroller;
    this.accounts = accounts;
    this.providers = providers;
  }

  private Newcomer newcomer(Call call) {
    return passes
        .newcomer(call)
        .orElseThrow(() -> MatrixException.forbidden("This took too long: log in once more"));
  }

  @Override
  public void validate(Call call) {
    newcomer(call);
  }

  @Override
  public Dict bound(Call call) {
    return newcomer(call).dict();
  }

  @Override
  public String purpose(Call call, Locale locale) {
    Newcomer newcomer = newcomer(call);
    String id = newcomer.subject().provider();
    String provider = providers.find(id).map(one -> one.description().name()).orElse(id);
    return new LoginPages(Words.of(LoginPages.class, List.of(locale)))
        .text("link.purpose", newcomer.title(provider));
  }

  @Override
  public boolean actsOnAccount(Call call) {
    return true;
  }

  @Override
  public Effect prepare(Call call, Grant grant) {
    Newcomer newcomer = newcomer(call);
    UserId user =
        grant
            .user()
            .flatMap(accounts::find)
            .filter(account -> account.state() == Account.State.ACTIVE)
            .map(Account::user)
            .orElseThrow(() -> MatrixException.forbidden("No account was proved to be yours"));
    return () -> {
      enroller.link(newcomer, user, call);
      return Operation.done(Landing.redirect(passes.account(newcomer, call.now())));
    };
  }
}
