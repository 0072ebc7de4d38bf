package org.stagedoor.account.threepid;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Guarded;
import org.stagedoor.api.operation.Operation;

/** {@code POST /account/3pid/add}. */
@Component(service = Operation.class)
@Guarded(operation = "add_threepid")
@Route(route = "POST /_matrix/client/{v}/account/3pid/add")
public final class AddThreePid extends IdentifierAddition {
  /** Shares the addition with {@link PostThreePid}. */
  @Activate
  public AddThreePid(@Reference ThreePidAddition addition) {
    super(addition);
  }

  /** The identifier may still be validated while the session is on. */
  @Override
  public void validate(Call call) {
    credentials(call);
  }

  @Override
  public Dict bound(Call call) {
    return call.body().only(List.of("sid", "client_secret"));
  }

  @Override
  Credentials credentials(Call call) {
    return Credentials.read(call.fields());
  }
}
