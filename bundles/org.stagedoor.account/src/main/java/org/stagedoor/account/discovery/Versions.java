package org.stagedoor.account.discovery;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;

/**
 * {@code GET /versions}: the versions of the specification whose account API is served here. The
 * releases from v1.1 on only added to it.
 */
@Component
@Route(route = "GET /_matrix/client/versions", access = Access.ANYBODY)
public final class Versions implements Endpoint {
  private static final List<String> SERVED =
      List.of(
          "r0.6.0", "r0.6.1", "v1.1", "v1.2", "v1.3", "v1.4", "v1.5", "v1.6", "v1.7", "v1.8",
          "v1.9", "v1.10", "v1.11", "v1.12", "v1.13", "v1.14", "v1.15", "v1.16", "v1.17", "v1.18");

  @Override
  public Reply serve(Call call) {
    return Reply.ok(Dict.of("versions", SERVED, "unstable_features", Dict.EMPTY));
  }
}
