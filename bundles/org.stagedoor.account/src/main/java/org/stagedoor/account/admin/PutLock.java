package org.stagedoor.account.admin;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;

/** {@code PUT /admin/lock/{user_id}}: locks an account or unlocks it. */
@Component
@Route(route = "PUT /_matrix/client/v1/admin/lock/{user_id}", access = Access.ADMIN)
public final class PutLock implements Endpoint {
  private final Locks locks;

  /** Turns the locks. */
  @Activate
  public PutLock(@Reference Locks locks) {
    this.locks = locks;
  }

  @Override
  public Reply serve(Call call) {
    if (call.body().get("locked") == null) {
      throw MatrixException.missing("locked");
    }
    boolean locked = call.fields().flag("locked", false);
    locks.lock(call, locked);
    return Reply.ok(Dict.of("locked", locked));
  }
}
