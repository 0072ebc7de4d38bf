package org.stagedoor.account.profile;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.operation.Endpoint;

/** {@code DELETE /profile/{user_id}/{field}}. */
@Component
@Route(route = "DELETE /_matrix/client/{v}/profile/{user_id}/{field}", access = Access.GUEST)
public final class DeleteProfileField implements Endpoint {
  private final Profiles profiles;

  /** Serves what is kept. */
  @Activate
  public DeleteProfileField(@Reference Profiles profiles) {
    this.profiles = profiles;
  }

  @Override
  public Reply serve(Call call) {
    profiles.write(call, ProfileField.named(call), Optional.empty());
    return Reply.ok();
  }
}
