package org.stagedoor.account.threepid;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Fields;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Guarded;
import org.stagedoor.api.operation.Operation;

/**
 * {@code POST /account/3pid}, deprecated. It is guarded although the specification leaves it open:
 * an address resets the password, so who has stolen an access token must not be able to add one.
 */
@Component(service = Operation.class)
@Guarded(operation = "post_threepid")
@Route(route = "POST /_matrix/client/{v}/account/3pid")
public final class PostThreePid extends IdentifierAddition {
  private final ThreePidAddition addition;

  /** Shares the addition with {@link AddThreePid}. */
  @Activate
  public PostThreePid(@Reference ThreePidAddition addition) {
    super(addition);
    this.addition = addition;
  }

  /** Clients of this call know no challenge; the answers that they do know come first. */
  @Override
  public void validate(Call call) {
    addition.validated(credentials(call), call.now());
  }

  @Override
  public Dict bound(Call call) {
    return call.body().only(List.of("three_pid_creds", "threePidCreds"));
  }

  @Override
  Credentials credentials(Call call) {
    String field = call.body().has("threePidCreds") ? "threePidCreds" : "three_pid_creds";
    return Credentials.readOld(new Fields(call.fields().dict(field)));
  }
}
