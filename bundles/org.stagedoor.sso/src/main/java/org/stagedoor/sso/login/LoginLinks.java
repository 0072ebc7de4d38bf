package org.stagedoor.sso.login;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.IdentityProvider;
import org.stagedoor.api.account.IdentityProvider.Description;
import org.stagedoor.api.account.LoginOffers;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.json.Dict;
import org.stagedoor.sso.SsoRules;
import org.stagedoor.sso.provider.Providers;
import org.stagedoor.sso.trip.Voyages;

/** Offers the providers that are installed to clients, and to pages that log in. */
@Component(service = {LoginOffers.class, LoginLinks.class})
public final class LoginLinks implements LoginOffers {
  private static final String REDIRECT = "/_matrix/client/v3/login/sso/redirect/";

  private final Providers providers;
  private final Server server;
  private final SsoRules rules;

  /** Offers what is installed. */
  @Activate
  public LoginLinks(
      @Reference Providers providers, @Reference Server server, @Reference SsoRules rules) {
    this.providers = providers;
    this.server = server;
    this.rules = rules;
  }

  @Override
  public List<Dict> flows() {
    List<Description> all = descriptions();
    List<Dict> listed = new ArrayList<>(all.stream().map(LoginLinks::listed).toList());
    if (rules.offersLocal()) {
      listed.add(Dict.of("id", LocalLogin.ID, "name", server.name()));
    }
    if (listed.isEmpty()) {
      return List.of();
    }
    List<Dict> flows = new ArrayList<>();
    flows.add(Dict.of("type", "m.login.sso", "identity_providers", listed));
    if (all.stream().anyMatch(one -> one.protocol().equals(Voyages.CAS))) {
      flows.add(Dict.of("type", "m.login.cas"));
    }
    return flows;
  }

  private List<Description> descriptions() {
    return providers.all().stream().map(IdentityProvider::description).toList();
  }

  private static Dict listed(Description description) {
    Dict dict = Dict.of("id", description.id(), "name", description.name());
    Dict pictured = with(dict, "icon", description.icon());
    return with(pictured, "brand", description.brand());
  }

  private static Dict with(Dict dict, String key, Optional<String> value) {
    return value.isPresent() ? dict.with(key, value.get()) : dict;
  }

  @Override
  public List<Way> ways(URI back) {
    return ways(back.toString(), "");
  }

  /**
   * Ways to log in.
   *
   * @param client where the browser is wanted back
   * @param action the client's {@code action}; may be empty
   */
  List<Way> ways(String client, String action) {
    List<Way> ways = new ArrayList<>();
    descriptions().forEach(one -> ways.add(new Way(one.name(), begin(one.id(), client, action))));
    if (rules.offersLocal()) {
      ways.add(new Way(server.name(), LocalLogin.begin(server, client)));
    }
    return ways;
  }

  /** Where a log-in by a provider begins. */
  URI begin(String provider, String client, String action) {
    String asked = action.isEmpty() ? "" : "&action=" + encoded(action);
    return URI.create(
        server.publicUri() + REDIRECT + provider + "?redirectUrl=" + encoded(client) + asked);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
