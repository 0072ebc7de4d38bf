package org.stagedoor.sso.login;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.Guesses;
import org.stagedoor.api.account.Guesses.Guess;
import org.stagedoor.api.account.Guesses.Subject;
import org.stagedoor.api.account.IdentityProvider;
import org.stagedoor.api.account.IdentityProvider.Identity;
import org.stagedoor.api.account.IdentityProvider.Reason;
import org.stagedoor.api.account.IdentityProvider.Refused;
import org.stagedoor.api.account.IdentityProvider.Verdict;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;
import org.stagedoor.sso.provider.Providers;
import org.stagedoor.sso.trip.Goal;
import org.stagedoor.sso.trip.Once;
import org.stagedoor.sso.trip.Query;
import org.stagedoor.sso.trip.Voyage;
import org.stagedoor.sso.trip.Voyages;

/**
 * Where browsers come back from providers: who passes a stage is led on to it, who logs in is
 * judged here.
 */
@Component
@Route(
    route = {"GET " + Voyages.CALLBACK + "/{provider}", "GET /_matrix/client/{v}/login/cas/ticket"},
    access = Access.ANYBODY,
    browser = true)
public final class ReturnFromProvider implements Endpoint {
  private static final Logger LOG = LoggerFactory.getLogger(ReturnFromProvider.class);

  private final Voyages voyages;
  private final Providers providers;
  private final Once once;
  private final Guesses guesses;
  private final Landing landing;
  private final LoginLinks links;

  /** Asks the providers that are installed. */
  @Activate
  public ReturnFromProvider(
      @Reference Voyages voyages,
      @Reference Providers providers,
      @Reference Once once,
      @Reference Guesses guesses,
      @Reference Landing landing,
      @Reference LoginLinks links) {
    this.voyages = voyages;
    this.providers = providers;
    this.once = once;
    this.guesses = guesses;
    this.landing = landing;
    this.links = links;
  }

  @Override
  public Reply serve(Call call) {
    Optional<Voyage> voyage =
        call.queried(Voyages.STATE)
            .flatMap(state -> voyages.open(state, call.now()))
            .filter(found -> came(found, call));
    if (voyage.isEmpty()) {
      return LoginPages.of(call).refused(403, "unknown");
    }
    Goal goal = voyage.get().goal();
    if (goal instanceof Goal.Step step) {
      return Landing.redirect(Query.added(step.back(), call.query()));
    }
    Goal.Login login = (Goal.Login) goal;
    if (!Passes.fits(login, call)) {
      return LoginPages.of(call).refused(403, "browser");
    }
    try {
      return arrive(voyage.get(), login, call);
    } catch (MatrixException accident) {
      return LoginPages.of(call).refused(accident);
    }
  }

  /** Each forged answer costs the provider a question, so that there may not be many. */
  private Verdict ask(IdentityProvider provider, Voyage voyage, Call call) {
    Subject address = new Subject(Subject.Kind.ADDRESS, call.origin().address());
    try (Guess guess = guesses.open(Set.of(address))) {
      Dict parameters = Dict.copyOf(call.query());
      Verdict verdict = voyages.arrive(provider, voyage, parameters, call.origin().locales());
      if (!(verdict instanceof Refused refused) || refused.reason() != Reason.UNTRUSTED) {
        guess.none();
      }
      return verdict;
    }
  }

  /** An answer of one provider must not be taken to another. */
  private static boolean came(Voyage voyage, Call call) {
    String from = call.parameters().get("provider");
    return from == null || from.equals(voyage.provider());
  }

  private Reply arrive(Voyage voyage, Goal.Login login, Call call) {
    LoginPages pages = LoginPages.of(call);
    Optional<IdentityProvider> provider = providers.find(voyage.provider());
    if (provider.isEmpty()) {
      return pages.refused(404, "provider.gone");
    }
    Verdict verdict = ask(provider.get(), voyage, call);
    if (verdict instanceof Refused refused) {
      LOG.info("{} says no: {} {}", voyage.provider(), refused.reason(), refused.detail());
      String key = "provider." + refused.reason().name().toLowerCase(Locale.ROOT);
      URI again = links.begin(voyage.provider(), login.client(), "");
      return pages.refused(403, again, key, provider.get().description().name());
    }
    if (!once.use(voyage.secret(), Voyages.until(voyage.begun()), call.now())) {
      return pages.refused(403, "used");
    }
    return landing.land(voyage.provider(), (Identity) verdict, login, call);
  }
}
