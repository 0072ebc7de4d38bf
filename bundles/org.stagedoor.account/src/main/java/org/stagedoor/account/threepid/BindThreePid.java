package org.stagedoor.account.threepid;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Installed;
import org.stagedoor.api.account.IdentityServers;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.operation.Endpoint;

/** {@code POST /account/3pid/bind}: at an identity server that the operator trusts. */
@Component
@Route(route = "POST /_matrix/client/{v}/account/3pid/bind")
public final class BindThreePid implements Endpoint {
  private final Installed installed;

  /** Asks whoever talks to identity servers. */
  @Activate
  public BindThreePid(@Reference Installed installed) {
    this.installed = installed;
  }

  @Override
  public Reply serve(Call call) {
    Credentials credentials = Credentials.read(call.fields());
    String server = call.fields().text("id_server");
    Optional<String> token = call.fields().optionalText("id_access_token");
    IdentityServers servers =
        installed
            .identityServers()
            .orElseThrow(
                () ->
                    new MatrixException(
                        400, Errcode.SERVER_NOT_TRUSTED, "This server trusts no identity server"));
    servers.bind(
        call.user().user(),
        new IdentityServers.Session(
            server,
            token.orElseThrow(() -> MatrixException.missing("id_access_token")),
            credentials.sid(),
            credentials.clientSecret()));
    return Reply.ok();
  }
}
