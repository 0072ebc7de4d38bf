package org.stagedoor.account.threepid;

import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Purpose;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.operation.Guarded;
import org.stagedoor.api.operation.Operation;

/** {@code POST /account/3pid/add}. */
@Component
@Guarded(operation = "add_threepid")
@Route(route = "POST /_matrix/client/{v}/account/3pid/add")
public final class AddThreePid implements Operation {
  private final ThreePidAddition addition;

  /** Shares the addition with {@link PostThreePid}. */
  @Activate
  public AddThreePid(@Reference ThreePidAddition addition) {
    this.addition = addition;
  }

  /** The identifier may still be validated while the session is on. */
  @Override
  public void validate(Call call) {
    Credentials.read(call.fields());
  }

  @Override
  public Dict bound(Call call) {
    return call.body().only(List.of("sid", "client_secret"));
  }

  @Override
  public String purpose(Call call, Locale locale) {
    return new Purpose(locale).say("threepid.add");
  }

  @Override
  public Effect prepare(Call call, Grant grant) {
    return addition.of(call, addition.validated(Credentials.read(call.fields()), call.now()));
  }
}
