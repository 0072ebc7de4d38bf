package org.stagedoor.sso.logout;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.IdentityProvider;
import org.stagedoor.api.account.IdentityProvider.Ended;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.operation.Endpoint;
import org.stagedoor.sso.provider.Providers;
import org.stagedoor.sso.trip.Query;
import org.stagedoor.sso.trip.Voyages;

/**
 * What is posted to the address at which browsers come back: a log-out, by CAS itself; or what a
 * provider has the browser post. That comes without a cookie, since another site began it: so the
 * browser is sent to the same address once more, by itself.
 */
@Component
@Route(
    route = {
      "POST " + Voyages.CALLBACK + "/{provider}",
      "POST /_matrix/client/{v}/login/cas/ticket"
    },
    access = Access.ANYBODY,
    foreign = true)
public final class PostedBack implements Endpoint {
  private final Providers providers;
  private final Logouts logouts;
  private final Server server;

  /** Lets the providers judge what they are told. */
  @Activate
  public PostedBack(
      @Reference Providers providers, @Reference Logouts logouts, @Reference Server server) {
    this.providers = providers;
    this.logouts = logouts;
    this.server = server;
  }

  @Override
  public Reply serve(Call call) {
    for (IdentityProvider provider : addressed(call)) {
      Optional<Ended> ended = provider.ended(call.body());
      if (ended.isPresent()) {
        logouts.end(provider.description().id(), ended.get());
        return Reply.ok();
      }
    }
    Map<String, String> parameters = new TreeMap<>(call.query());
    call.body()
        .keys()
        .forEach(key -> call.body().text(key).ifPresent(it -> parameters.put(key, it)));
    return new Reply.Web(303, new Page.Redirect(Query.added(same(call), parameters)));
  }

  private URI same(Call call) {
    String id = call.parameters().get("provider");
    String path = id == null ? call.path() : Voyages.CALLBACK + "/" + Query.encoded(id);
    return URI.create(server.publicUri() + path);
  }

  /** CAS, whose address is one for all. */
  private List<IdentityProvider> addressed(Call call) {
    String id = call.parameters().get("provider");
    return id == null
        ? providers.all().stream()
            .filter(one -> one.description().protocol().equals(Voyages.CAS))
            .toList()
        : providers.find(id).stream().toList();
  }
}
