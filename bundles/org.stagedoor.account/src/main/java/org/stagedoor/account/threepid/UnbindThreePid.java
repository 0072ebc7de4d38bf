package org.stagedoor.account.threepid;

import org.osgi.service.component.annotations.Component;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;

/**
 * {@code POST /account/3pid/unbind}: at no identity server, since this server never bound anything
 * at one and so can't know which.
 */
@Component
@Route(route = "POST /_matrix/client/{v}/account/3pid/unbind")
public final class UnbindThreePid implements Endpoint {
  @Override
  public Reply serve(Call call) {
    call.fields().text("medium");
    call.fields().text("address");
    call.fields().optionalText("id_server");
    return noSupport();
  }

  static Reply noSupport() {
    return Reply.ok(Dict.of("id_server_unbind_result", "no-support"));
  }
}
