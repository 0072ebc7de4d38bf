package org.stagedoor.account.login;

import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Installed;
import org.stagedoor.account.appservice.AppserviceNames;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;

/** {@code GET /login}: the log-in types that can be used now. */
@Component
@Route(
    route = {"GET /_matrix/client/{v}/login", "GET /_matrix/client/api/v1/login"},
    access = Access.ANYBODY)
public final class LoginFlows implements Endpoint {
  private final Installed installed;
  private final LoginRules rules;
  private final AppserviceNames appservices;

  /** Offers what is installed. */
  @Activate
  public LoginFlows(
      @Reference Installed installed,
      @Reference LoginRules rules,
      @Reference AppserviceNames appservices) {
    this.installed = installed;
    this.rules = rules;
    this.appservices = appservices;
  }

  @Override
  public Reply serve(Call call) {
    List<Dict> flows = new ArrayList<>();
    if (installed.passwords().isPresent() && rules.takesPasswords()) {
      flows.add(Dict.of("type", "m.login.password"));
    }
    flows.add(Dict.of("type", "m.login.token", "get_login_token", rules.offersTokens()));
    installed.loginOffers().forEach(offers -> flows.addAll(offers.flows()));
    if (appservices.any()) {
      flows.add(Dict.of("type", AppserviceNames.TYPE));
    }
    return Reply.ok(Dict.of("flows", flows));
  }
}
