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

/** {@code GET /admin/lock/{user_id}}: whether an account is locked. */
@Component
@Route(route = "GET /_matrix/client/v1/admin/lock/{user_id}", access = Access.ADMIN)
public final class GetLock implements Endpoint {
  private final Locks locks;

  /** Looks at the locks. */
  @Activate
  public GetLock(@Reference Locks locks) {
    this.locks = locks;
  }

  @Override
  public Reply serve(Call call) {
    return Reply.ok(Dict.of("locked", locks.locked(call)));
  }
}
