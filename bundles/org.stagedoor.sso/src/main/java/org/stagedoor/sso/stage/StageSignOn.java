package org.stagedoor.sso.stage;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.IdentityProvider;
import org.stagedoor.api.account.IdentityProvider.Description;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.sso.SingleSignOn;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Claim;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Lack;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.sso.SsoRules;
import org.stagedoor.sso.link.Links;
import org.stagedoor.sso.link.Subject;
import org.stagedoor.sso.provider.Providers;
import org.stagedoor.sso.trip.Goal;
import org.stagedoor.sso.trip.Voyage;
import org.stagedoor.sso.trip.Voyages;

/**
 * Leads users to their providers and back. The state of a session is the provider that was chosen
 * and the moment, so that the answer to that request, and no later one, sends the browser away.
 */
@Component
public final class StageSignOn implements SingleSignOn {
  private static final String CHOSEN = "provider";
  private static final String AT = "at";

  /** What every browser and every client's link can carry. */
  private static final int MAX_ADDRESS = 2000;

  private final Voyages voyages;
  private final Providers providers;
  private final Links links;
  private final Arrival arrival;

  /** Asks the providers that are installed. */
  @Activate
  public StageSignOn(
      @Reference Voyages voyages,
      @Reference Providers providers,
      @Reference Links links,
      @Reference SsoRules rules) {
    this.voyages = voyages;
    this.providers = providers;
    this.links = links;
    this.arrival = new Arrival(voyages, providers, links, rules);
  }

  @Override
  public boolean passable(Attempt attempt) {
    return !usable(attempt).isEmpty();
  }

  @Override
  public Optional<Lack> lacks() {
    return providers.all().isEmpty()
        ? Optional.of(
            new Lack(
                "an identity provider", "(objectClass=" + IdentityProvider.class.getName() + ")"))
        : Optional.empty();
  }

  /** The providers that the user has an account at. */
  private List<IdentityProvider> usable(Attempt attempt) {
    Set<String> linked =
        user(attempt).map(links::of).orElse(List.of()).stream()
            .map(Subject::provider)
            .collect(Collectors.toSet());
    return linked.isEmpty()
        ? List.of()
        : providers.all().stream().filter(one -> linked.contains(one.description().id())).toList();
  }

  /** Who asks, or whom an earlier stage has proved. */
  private static Optional<UserId> user(Attempt attempt) {
    return attempt
        .subject()
        .or(
            () ->
                attempt.claims().stream()
                    .filter(Claim.User.class::isInstance)
                    .map(claim -> ((Claim.User) claim).id())
                    .findFirst());
  }

  @Override
  public Page page(Attempt attempt) {
    StagePages pages = StagePages.in(attempt.locales());
    Optional<Voyage> back = arrival.voyage(attempt);
    if (attempt.input() instanceof Input.Browser browser && browser.fields().has(Voyages.STATE)) {
      if (browser.returned()) {
        return new Page.Proceed();
      }
      if (back.isPresent()) {
        String id = back.get().provider();
        String name = providers.find(id).map(one -> one.description().name()).orElse(id);
        return pages.confirm(name, browser.fields());
      }
    }
    Optional<IdentityProvider> chosen = chosenNow(attempt);
    if (chosen.isPresent()) {
      return new Page.Redirect(depart(chosen.get(), attempt.browserCallback(), attempt));
    }
    List<Description> offered =
        usable(attempt).stream().map(IdentityProvider::description).toList();
    if (offered.isEmpty()) {
      throw MatrixException.unavailable("No identity provider is available");
    }
    return pages.begin(offered);
  }

  /** The provider that was chosen by the very request that is answered. */
  private Optional<IdentityProvider> chosenNow(Attempt attempt) {
    boolean now = attempt.state().integer(AT).orElse(-1) == moment(attempt.now());
    return now ? attempt.state().text(CHOSEN).flatMap(providers::find) : Optional.empty();
  }

  private static long moment(Instant now) {
    return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
  }

  private URI depart(IdentityProvider provider, URI back, Attempt attempt) {
    Goal goal = new Goal.Step(attempt.session(), back);
    return voyages.depart(provider, goal, attempt.now(), attempt.locales());
  }

  @Override
  public Outcome attempt(Attempt attempt) {
    StagePages pages = StagePages.in(attempt.errorLocales());
    if (!(attempt.input() instanceof Input.Browser browser)) {
      return Outcome.denied(Errcode.UNAUTHORIZED, pages.text("error.unconfirmed"));
    }
    if (browser.fields().has(Voyages.STATE)) {
      return arrival.judge(attempt);
    }
    String chosen = browser.fields().text(StagePages.PROVIDER).orElse("");
    boolean offered =
        usable(attempt).stream().anyMatch(one -> one.description().id().equals(chosen));
    return offered
        ? new Outcome.Ongoing(Dict.of(CHOSEN, chosen, AT, moment(attempt.now())), Dict.EMPTY)
        : Outcome.denied(Errcode.INVALID_PARAM, pages.text("error.choice"));
  }

  @Override
  public URI address(Attempt attempt) {
    List<IdentityProvider> usable = usable(attempt);
    if (usable.size() != 1) {
      return attempt.fallback();
    }
    try {
      URI direct = depart(usable.get(0), attempt.fallback(), attempt);
      return direct.toString().length() <= MAX_ADDRESS ? direct : attempt.fallback();
    } catch (MatrixException away) {
      return attempt.fallback();
    }
  }
}
