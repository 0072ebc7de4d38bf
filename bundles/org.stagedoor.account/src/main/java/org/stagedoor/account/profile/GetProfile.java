package org.stagedoor.account.profile;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.operation.Endpoint;

/** {@code GET /profile/{user_id}}. */
@Component
@Route(route = "GET /_matrix/client/{v}/profile/{user_id}", access = Access.ANYBODY)
public final class GetProfile implements Endpoint {
  private final Profiles profiles;

  /** Serves what is kept. */
  @Activate
  public GetProfile(@Reference Profiles profiles) {
    this.profiles = profiles;
  }

  @Override
  public Reply serve(Call call) {
    return Reply.ok(profiles.read(call));
  }
}
