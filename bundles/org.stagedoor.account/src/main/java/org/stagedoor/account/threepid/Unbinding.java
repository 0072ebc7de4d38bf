package org.stagedoor.account.threepid;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Installed;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.json.Dict;

/** Has identity servers forget identifiers of users, those that this server told them. */
@Component(service = Unbinding.class)
public final class Unbinding {
  private final Installed installed;

  /** Asks whoever talks to identity servers. */
  @Activate
  public Unbinding(@Reference Installed installed) {
    this.installed = installed;
  }

  /** Unbinds one, from the identity server that the call names or from all: the answer. */
  Reply of(Call call, String medium, String address) {
    String server = call.fields().optionalText("id_server").orElse("");
    UserId user = call.user().user();
    return Reply.ok(
        result(
            installed
                .identityServers()
                .map(servers -> servers.unbind(user, medium, address, server))
                .orElse(false)));
  }

  /** Unbinds all of a user: the answer. */
  public Dict all(UserId user) {
    return result(installed.identityServers().map(it -> it.unbindAll(user)).orElse(true));
  }

  private static Dict result(boolean unbound) {
    return Dict.of("id_server_unbind_result", unbound ? "success" : "no-support");
  }
}
