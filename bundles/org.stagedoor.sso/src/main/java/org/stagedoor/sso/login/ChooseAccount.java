package org.stagedoor.sso.login;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.operation.Endpoint;

/** {@code POST /stagedoor/sso/account}: makes a newcomer's account under the name she chose. */
@Component
@Route(route = "POST " + Passes.ACCOUNT, access = Access.ANYBODY, form = true, browser = true)
public final class ChooseAccount implements Endpoint {
  private final Passes passes;
  private final Enroller enroller;
  private final Landing landing;
  private final ShowAccount page;

  /** Shows the page again if the name can't be had. */
  @Activate
  public ChooseAccount(
      @Reference Passes passes,
      @Reference Enroller enroller,
      @Reference Landing landing,
      @Reference ShowAccount page) {
    this.passes = passes;
    this.enroller = enroller;
    this.landing = landing;
    this.page = page;
  }

  @Override
  public Reply serve(Call call) {
    return passes
        .newcomer(call)
        .map(newcomer -> choose(newcomer, call))
        .orElseGet(() -> LoginPages.of(call).refused(403, "gone"));
  }

  private Reply choose(Newcomer newcomer, Call call) {
    String name = call.body().text(AccountPage.NAME).orElse("").strip();
    UserId user;
    try {
      user = enroller.named(newcomer, name, call);
    } catch (MatrixException refused) {
      return page.show(newcomer, name, call, Optional.of(refused));
    }
    return landing.settle(newcomer, user, call);
  }
}
