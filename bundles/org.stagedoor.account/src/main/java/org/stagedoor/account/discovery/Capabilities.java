package org.stagedoor.account.discovery;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Installed;
import org.stagedoor.account.login.LoginRules;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;

/** {@code GET /capabilities}: what the user of the access token may do here. */
@Component
@Route(route = "GET /_matrix/client/{v}/capabilities", access = Access.GUEST)
public final class Capabilities implements Endpoint {
  private static final Dict PROFILE_FIELDS =
      Dict.of("enabled", true, "allowed", List.of("displayname", "avatar_url", "m.tz"));

  private final Installed installed;
  private final LoginRules rules;

  /** Tells what is installed. */
  @Activate
  public Capabilities(@Reference Installed installed, @Reference LoginRules rules) {
    this.installed = installed;
    this.rules = rules;
  }

  @Override
  public Reply serve(Call call) {
    Dict capabilities =
        Dict.of(
                "m.change_password", enabled(installed.passwords().isPresent()),
                "m.3pid_changes", enabled(!installed.validations().isEmpty()),
                "m.get_login_token", enabled(rules.offersTokens()))
            .with("m.set_displayname", enabled(true))
            .with("m.set_avatar_url", enabled(true))
            .with("m.profile_fields", PROFILE_FIELDS);
    if (call.user().kind() == Requester.Kind.ADMIN) {
      capabilities = capabilities.with("m.account_moderation", Dict.of("lock", true));
    }
    return Reply.ok(Dict.of("capabilities", capabilities));
  }

  private static Dict enabled(boolean enabled) {
    return Dict.of("enabled", enabled);
  }
}
