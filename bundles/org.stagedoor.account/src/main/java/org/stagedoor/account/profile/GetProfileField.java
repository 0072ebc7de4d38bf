package org.stagedoor.account.profile;

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

/** {@code GET /profile/{user_id}/{field}}. */
@Component
@Route(route = "GET /_matrix/client/{v}/profile/{user_id}/{field}", access = Access.ANYBODY)
public final class GetProfileField implements Endpoint {
  private final Profiles profiles;

  /** Serves what is kept. */
  @Activate
  public GetProfileField(@Reference Profiles profiles) {
    this.profiles = profiles;
  }

  @Override
  public Reply serve(Call call) {
    Dict profile = profiles.read(call);
    String field = call.parameter("field");
    if (!profile.has(field)) {
      throw MatrixException.notFound("No such field in this profile");
    }
    return Reply.ok(Dict.of(field, profile.get(field)));
  }
}
