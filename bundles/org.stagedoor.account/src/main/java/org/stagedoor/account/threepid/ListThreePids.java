package org.stagedoor.account.threepid;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.ThreePids;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;

/** {@code GET /account/3pid}. */
@Component
@Route(route = "GET /_matrix/client/{v}/account/3pid")
public final class ListThreePids implements Endpoint {
  private final ThreePids threePids;

  /** Reads from the store. */
  @Activate
  public ListThreePids(@Reference ThreePids threePids) {
    this.threePids = threePids;
  }

  @Override
  public Reply serve(Call call) {
    List<Dict> views =
        threePids.list(call.user().user()).stream().map(ListThreePids::view).toList();
    return Reply.ok(Dict.of("threepids", views));
  }

  private static Dict view(ThreePids.Bound bound) {
    return Dict.of(
            "medium", bound.identifier().medium(),
            "address", bound.identifier().address())
        .with("validated_at", bound.identifier().validated().toEpochMilli())
        .with("added_at", bound.added().toEpochMilli());
  }
}
