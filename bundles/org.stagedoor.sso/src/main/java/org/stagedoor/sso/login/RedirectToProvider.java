package org.stagedoor.sso.login;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.IdentityProvider;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.operation.Endpoint;
import org.stagedoor.sso.SsoRules;
import org.stagedoor.sso.provider.Providers;
import org.stagedoor.sso.trip.Goal;
import org.stagedoor.sso.trip.Voyages;

/**
 * {@code GET /login/sso/redirect}, with or without a provider: begins a log-in. And the deprecated
 * {@code /login/cas/redirect}, which takes the first provider that speaks CAS.
 */
@Component
@Route(
    route = {
      "GET /_matrix/client/{v}/login/sso/redirect",
      "GET /_matrix/client/{v}/login/sso/redirect/{provider}",
      "GET /_matrix/client/{v}/login/cas/redirect"
    },
    access = Access.ANYBODY,
    browser = true)
public final class RedirectToProvider implements Endpoint {
  private final Providers providers;
  private final Voyages voyages;
  private final LoginLinks links;
  private final Server server;
  private final SsoRules rules;

  /** Sends browsers to the providers that are installed. */
  @Activate
  public RedirectToProvider(
      @Reference Providers providers,
      @Reference Voyages voyages,
      @Reference LoginLinks links,
      @Reference Server server,
      @Reference SsoRules rules) {
    this.providers = providers;
    this.voyages = voyages;
    this.links = links;
    this.server = server;
    this.rules = rules;
  }

  @Override
  public Reply serve(Call call) {
    String client =
        call.queried("redirectUrl").orElseThrow(() -> MatrixException.missing("redirectUrl"));
    if (ClientAddress.parse(client, rules.knownClients(), server.publicUri()).isEmpty()) {
      throw MatrixException.invalid(
          "redirectUrl",
          "must be an address, https or of an app's own scheme with a dot, or a known client's,"
              + " of at most 2000 characters");
    }
    if (local(call)) {
      return Landing.redirect(LocalLogin.begin(server, client));
    }
    Optional<IdentityProvider> chosen = chosen(call);
    if (chosen.isPresent()) {
      return depart(chosen.get(), client, call);
    }
    LoginPages pages = LoginPages.of(call);
    return providers.all().isEmpty()
        ? pages.refused(404, "none")
        : pages.choice(links.ways(client, call.queried("action").orElse("")));
  }

  /** Whether this server itself is the provider that is named, or there is no other. */
  private boolean local(Call call) {
    String named = call.parameters().getOrDefault("provider", "");
    boolean only = providers.all().isEmpty() && !call.path().endsWith("/login/cas/redirect");
    return rules.offersLocal() && (named.equals(LocalLogin.ID) || (named.isEmpty() && only));
  }

  /** The provider that the path names, or that is the only one; empty if there is a choice. */
  private Optional<IdentityProvider> chosen(Call call) {
    if (call.parameters().containsKey("provider")) {
      return Optional.of(
          providers
              .find(call.parameter("provider"))
              .orElseThrow(() -> MatrixException.notFound("No such identity provider")));
    }
    if (call.path().endsWith("/login/cas/redirect")) {
      return Optional.of(
          providers.all().stream()
              .filter(one -> one.description().protocol().equals(Voyages.CAS))
              .findFirst()
              .orElseThrow(() -> MatrixException.notFound("No such identity provider")));
    }
    return providers.all().size() == 1 && !rules.offersLocal()
        ? Optional.of(providers.all().get(0))
        : Optional.empty();
  }

  private Reply depart(IdentityProvider provider, String client, Call call) {
    Goal goal = new Goal.Login(client, call.origin().browser().orElseThrow());
    try {
      return Landing.redirect(voyages.depart(provider, goal, call.now(), call.origin().locales()));
    } catch (MatrixException away) {
      return LoginPages.of(call)
          .refused(
              503,
              links.begin(provider.description().id(), client, ""),
              "provider.away",
              provider.description().name());
    }
  }
}
