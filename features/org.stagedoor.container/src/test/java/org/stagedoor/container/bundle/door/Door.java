package org.stagedoor.container.bundle.door;

import java.util.Locale;
import org.osgi.service.component.annotations.Component;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.operation.Guarded;
import org.stagedoor.api.operation.Operation;

/** Opens a door to whoever finishes a flow. */
@Component
@Guarded(operation = "example.open")
@Route(route = "POST /_matrix/client/{v}/example/open", access = Access.ANYBODY)
public final class Door implements Operation {
  @Override
  public Dict bound(Call call) {
    return Dict.EMPTY;
  }

  @Override
  public String purpose(Call call, Locale locale) {
    return "open the door";
  }

  @Override
  public Effect prepare(Call call, Grant grant) {
    return () -> Operation.done(Reply.ok(Dict.of("open", true)));
  }
}
