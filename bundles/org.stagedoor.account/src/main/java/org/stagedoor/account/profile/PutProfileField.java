package org.stagedoor.account.profile;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.operation.Endpoint;

/** {@code PUT /profile/{user_id}/{field}}. */
@Component
@Route(route = "PUT /_matrix/client/{v}/profile/{user_id}/{field}", access = Access.GUEST)
public final class PutProfileField implements Endpoint {
  private final Profiles profiles;

  /** Serves what is kept. */
  @Activate
  public PutProfileField(@Reference Profiles profiles) {
    this.profiles = profiles;
  }

  @Override
  public Reply serve(Call call) {
    ProfileField field = ProfileField.named(call);
    profiles.write(call, field, field.value(call.fields()));
    return Reply.ok();
  }
}
