package org.stagedoor.account.discovery;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;

/** {@code GET /.well-known/matrix/client}: where to find the server of a server name. */
@Component
@Route(route = "GET /.well-known/matrix/client", access = Access.ANYBODY)
public final class WellKnown implements Endpoint {
  private final Server server;

  /** Tells of this server. */
  @Activate
  public WellKnown(@Reference Server server) {
    this.server = server;
  }

  @Override
  public Reply serve(Call call) {
    return Reply.ok(Dict.of("m.homeserver", Dict.of("base_url", server.publicUri().toString())));
  }
}
