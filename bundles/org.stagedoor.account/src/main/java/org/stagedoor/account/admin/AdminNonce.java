package org.stagedoor.account.admin;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;

/** {@code GET /_synapse/admin/v1/register}: a nonce to sign. */
@Component
@Route(route = "GET /_synapse/admin/v1/register", access = Access.ANYBODY)
public final class AdminNonce implements Endpoint {
  private final AdminDoor door;

  /** Asks the door for a nonce. */
  @Activate
  public AdminNonce(@Reference AdminDoor door) {
    this.door = door;
  }

  @Override
  public Reply serve(Call call) {
    return Reply.ok(Dict.of("nonce", door.nonce(call)));
  }
}
