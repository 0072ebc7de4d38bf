package org.stagedoor.account.login;

import org.osgi.service.component.annotations.Component;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;

/** {@code GET /account/whoami}: whose the access token is. */
@Component
@Route(route = "GET /_matrix/client/{v}/account/whoami", access = Access.GUEST)
public final class Whoami implements Endpoint {
  @Override
  public Reply serve(Call call) {
    Requester requester = call.user();
    Dict answer =
        Dict.of(
            "user_id",
            requester.user().toString(),
            "is_guest",
            requester.kind() == Requester.Kind.GUEST);
    return Reply.ok(requester.device().map(id -> answer.with("device_id", id)).orElse(answer));
  }
}
