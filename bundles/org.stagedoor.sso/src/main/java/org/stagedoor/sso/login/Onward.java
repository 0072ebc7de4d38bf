package org.stagedoor.sso.login;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.operation.Endpoint;

/** {@code GET /stagedoor/sso/continue}: sends a user back to her client, once. */
@Component
@Route(route = "GET " + Passes.ONWARD, access = Access.ANYBODY, browser = true)
public final class Onward implements Endpoint {
  private final Passes passes;
  private final Landing landing;

  /** Opens what was sealed. */
  @Activate
  public Onward(@Reference Passes passes, @Reference Landing landing) {
    this.passes = passes;
    this.landing = landing;
  }

  @Override
  public Reply serve(Call call) {
    return passes
        .handover(call)
        .map(handover -> landing.deliver(handover, call))
        .orElseGet(() -> LoginPages.of(call).refused(403, "gone"));
  }
}
