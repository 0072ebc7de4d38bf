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
import org.stagedoor.sso.link.Links;
import org.stagedoor.sso.provider.Providers;

/**
 * {@code GET /stagedoor/sso/account}: what a newcomer may choose; who has an account by now is led
 * on.
 */
@Component(service = {Endpoint.class, ShowAccount.class})
@Route(route = "GET " + Passes.ACCOUNT, access = Access.ANYBODY, browser = true)
public final class ShowAccount implements Endpoint {
  private final Passes passes;
  private final Admission admission;
  private final Providers providers;
  private final Links links;
  private final Landing landing;

  /** Asks whether there are new accounts. */
  @Activate
  public ShowAccount(
      @Reference Passes passes,
      @Reference Admission admission,
      @Reference Providers providers,
      @Reference Links links,
      @Reference Landing landing) {
    this.passes = passes;
    this.admission = admission;
    this.providers = providers;
    this.links = links;
    this.landing = landing;
  }

  @Override
  public Reply serve(Call call) {
    return passes
        .newcomer(call)
        .map(newcomer -> serve(newcomer, call))
        .orElseGet(() -> LoginPages.of(call).refused(403, "gone"));
  }

  private Reply serve(Newcomer newcomer, Call call) {
    Optional<UserId> user = links.user(newcomer.subject());
    return user.isPresent()
        ? landing.settle(newcomer, user.get(), call)
        : show(newcomer, newcomer.wish(), call, Optional.empty());
  }

  private Optional<String> closed(LoginPages pages) {
    return admission.open()
        ? Optional.empty()
        : Optional.of(pages.text(admission.elsewhere() ? "elsewhere" : "closed"));
  }

  /**
   * The page.
   *
   * @param name what is filled in
   * @param wrong what is wrong with it
   */
  Reply show(Newcomer newcomer, String name, Call call, Optional<MatrixException> wrong) {
    LoginPages pages = LoginPages.of(call);
    String id = newcomer.subject().provider();
    String provider = providers.find(id).map(one -> one.description().name()).orElse(id);
    return new AccountPage(pages, provider)
        .show(
            newcomer,
            passes.link(newcomer, call.now()),
            closed(pages),
            name,
            wrong.flatMap(pages::error));
  }
}
