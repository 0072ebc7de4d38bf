package org.stagedoor.account.registration;

import java.util.Optional;
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

/** {@code GET /register/available}: whether a name can be had. */
@Component
@Route(route = "GET /_matrix/client/{v}/register/available", access = Access.ANYBODY)
public final class RegisterAvailable implements Endpoint {
  private final Usernames usernames;
  private final RegistrationRules rules;

  /** Goes by the rules of registration. */
  @Activate
  public RegisterAvailable(@Reference Usernames usernames, @Reference RegistrationRules rules) {
    this.usernames = usernames;
    this.rules = rules;
  }

  @Override
  public Reply serve(Call call) {
    rules.refuseIfOff();
    String username =
        call.queried("username").orElseThrow(() -> MatrixException.missing("username"));
    usernames.refuseUnfit(usernames.chosen(username), Optional.empty(), call.now());
    return Reply.ok(Dict.of("available", true));
  }
}
