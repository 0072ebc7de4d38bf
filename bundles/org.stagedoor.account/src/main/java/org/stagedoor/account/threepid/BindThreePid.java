package org.stagedoor.account.threepid;

import org.osgi.service.component.annotations.Component;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.operation.Endpoint;

/** {@code POST /account/3pid/bind}: no identity server is trusted, so none is asked. */
@Component
@Route(route = "POST /_matrix/client/{v}/account/3pid/bind")
public final class BindThreePid implements Endpoint {
  @Override
  public Reply serve(Call call) {
    Credentials.read(call.fields());
    call.fields().text("id_server");
    call.fields().optionalText("id_access_token");
    throw new MatrixException(
        400, Errcode.SERVER_NOT_TRUSTED, "This server trusts no identity server");
  }
}
