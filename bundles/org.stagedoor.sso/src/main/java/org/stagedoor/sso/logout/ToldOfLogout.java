package org.stagedoor.sso.logout;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.IdentityProvider;
import org.stagedoor.api.account.IdentityProvider.Ended;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.operation.Endpoint;
import org.stagedoor.sso.provider.Providers;

/**
 * {@code POST /stagedoor/sso/logout/{provider}}: a provider says, server to server, that somebody
 * was logged out there.
 */
@Component
@Route(route = "POST /stagedoor/sso/logout/{provider}", access = Access.ANYBODY, foreign = true)
public final class ToldOfLogout implements Endpoint {
  private final Providers providers;
  private final Logouts logouts;

  /** Lets the provider judge what it is told. */
  @Activate
  public ToldOfLogout(@Reference Providers providers, @Reference Logouts logouts) {
    this.providers = providers;
    this.logouts = logouts;
  }

  @Override
  public Reply serve(Call call) {
    String id = call.parameter("provider");
    IdentityProvider provider =
        providers.find(id).orElseThrow(() -> MatrixException.notFound("No such identity provider"));
    Ended ended =
        provider
            .ended(call.body())
            .orElseThrow(
                () -> new MatrixException(400, Errcode.UNKNOWN, "This is not to be believed"));
    logouts.end(id, ended);
    return Reply.ok();
  }
}
